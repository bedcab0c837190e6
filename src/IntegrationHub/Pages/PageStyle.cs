using System.Security.Cryptography;
using System.Text;

namespace IntegrationHub.Pages;

/// <summary>What pages look like, and the policy under which browsers show them.</summary>
internal sealed class PageStyle
{
    private readonly string policy;

    private PageStyle(string style, string formAction)
    {
        Element = Html.Stylesheet(style);
        // Nothing but this one style is allowed: a value that slipped through could neither run nor load anything.
        policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; "
            + $"img-src data:; base-uri 'none'; form-action {formAction}; frame-ancestors 'none'";
    }

    /// <summary>The style, for the head of the page.</summary>
    public Html Element { get; }

    /// <summary>The style in these embedded files, one after the other.</summary>
    public static PageStyle Read(string formAction, params string[] files) => new(string.Concat(files.Select(ReadFile)), formAction);

    public IResult Answer(HttpContext context, Html page, int status)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        return Results.Content(page.ToString(), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string ReadFile(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("pages/" + name)
            ?? throw new InvalidOperationException($"The style {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
