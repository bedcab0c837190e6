using IntegrationHub.Access.Console;

namespace IntegrationHub.Pages.AccessConsole;

/// <summary>A form of the console: bound to the session, and with one effect however often its button is pressed.</summary>
internal static class ConsoleForm
{
    public static Html Of(ConsoleSession session, string action, Html content, string style = "") => Html.Of($"""
        <form method="post" action="{action}" class="{style}"><input type="hidden" name="form_key" value="{session.FormKey}"><input type="hidden" name="request_id" value="{Guid.NewGuid().ToString()}">{content}</form>
        """);

    /// <summary>A form that is only a button.</summary>
    public static Html Button(ConsoleSession session, string action, string words, params (string Name, string Value)[] values) => Of(
        session, action,
        Html.Of($"{Html.Join(values.Select(v => Html.Of($"""<input type="hidden" name="{v.Name}" value="{v.Value}">""")))}<button>{words}</button>"),
        "inline");

    public static Html Choice(string name, string id, IEnumerable<(string Value, string Words)> choices, string chosen = "", string none = "") => Html.Of($"""
        <select name="{name}" id="{id}">{(none.Length > 0 ? Html.Of($"""<option value="">{none}</option>""") : Html.None)}{Html.Join(choices.Select(c => c.Value == chosen
            ? Html.Of($"""<option value="{c.Value}" selected>{c.Words}</option>""")
            : Html.Of($"""<option value="{c.Value}">{c.Words}</option>""")))}</select>
        """);

    public static Html Boxes(string name, IEnumerable<(string Value, string Words)> choices) => Html.Of($"""
        <div class="boxes">{Html.Join(choices.Select(c => Html.Of($"""<label><input type="checkbox" name="{name}" value="{c.Value}"> {c.Words}</label>""")))}</div>
        """);
}
