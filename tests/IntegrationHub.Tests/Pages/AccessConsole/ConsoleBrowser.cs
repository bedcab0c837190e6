using System.Net;
using System.Text.RegularExpressions;
using IntegrationHub.Access.V1;
using IntegrationHub.TestKit;
using Xunit;

namespace IntegrationHub.Tests.Pages.AccessConsole;

/// <summary>As a browser: keeps cookies, follows redirects, fills in forms that a page holds.</summary>
internal sealed partial class ConsoleBrowser : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;

    public ConsoleBrowser(HubHost hub) => http = new HttpClient(handler) { BaseAddress = hub.Http };

    public HttpStatusCode Status { get; private set; }

    /// <summary>The page that is open.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The answer's headers.</summary>
    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>The cookies as a thief would send them.</summary>
    public string CookieHeader => handler.CookieContainer.GetCookieHeader(http.BaseAddress!);

    /// <summary>Asks for a link by gRPC and follows it.</summary>
    public static async Task<ConsoleBrowser> EnterAsync(HubHost hub, Grpc.Net.Client.GrpcChannel? caller = null)
    {
        var browser = new ConsoleBrowser(hub);
        await browser.FollowAsync(await LinkAsync(caller ?? hub.Channel));
        return browser;
    }

    public static async Task<Uri> LinkAsync(Grpc.Net.Client.GrpcChannel caller)
    {
        var console = new AccessService.AccessServiceClient(caller).OpenConsoleAsync(new OpenConsoleRequest(), cancellationToken: TestContext.Current.CancellationToken);
        return new Uri((await console).Url);
    }

    /// <summary>Opens the link and presses its button.</summary>
    public async Task FollowAsync(Uri link)
    {
        await OpenAsync(link.PathAndQuery);
        await SendAsync("/access/enter", ("key", link.Query["?key=".Length..]));
    }

    public async Task OpenAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public async Task OpenAsync(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header, value);
        await ReadAsync(await http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends what a form of the open page would: its key and request id besides the fields.</summary>
    public Task SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = FormPattern().Matches(Page).Single(m => m.Groups["action"].Value == action && fields.Where(f => IsHidden(m, f.Name)).All(f => m.Value.Contains($"value=\"{f.Value}\"", StringComparison.Ordinal)));
        var hidden = HiddenPattern().Matches(form.Value).Select(m => (m.Groups["name"].Value, m.Groups["value"].Value));
        return SendAsync(action, [.. hidden.Where(h => fields.All(f => f.Name != h.Item1)), .. fields]);
    }

    public async Task SendAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        await ReadAsync(await http.PostAsync(new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        Answer.Dispose();
        http.Dispose();
        handler.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        Answer.Dispose();
        Answer = answer;
        Status = answer.StatusCode;
        Page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static bool IsHidden(Match form, string name) => HiddenPattern().Matches(form.Value).Any(m => m.Groups["name"].Value == name);

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\">")]
    private static partial Regex HiddenPattern();
}
