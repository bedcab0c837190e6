using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntegrationHub.Sandbox.Tokens;

/// <summary>A stand-in authorisation server: tokens, its key set, and by command what is wrong with them.</summary>
internal static class TokensFeature
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static IServiceCollection AddTokens(this IServiceCollection services) =>
        services.AddSingleton<SigningKeys>().AddSingleton<TokenDesk>().AddSingleton<TokenEndpoint>();

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth2/token", (HttpContext context, TokenEndpoint endpoint) => endpoint.AnswerAsync(context));
        routes.MapGet("/oauth2/jwks", (SigningKeys keys) => Results.Json(keys.ToJson()));

        var control = routes.MapGroup("/control/tokens");
        control.MapGet("", (TokenDesk desk) => Results.Json(desk.Settings, Json));
        control.MapPut("", (HttpContext context, TokenDesk desk) => ReadAsync<TokenSettings>(context, settings => settings.Mistake, settings => desk.Settings = settings));
        control.MapPut("clients/{id}", (string id, HttpContext context, TokenDesk desk) => ReadAsync<TokenClient>(context, _ => null, client => desk.Enter(id, client)));
        control.MapPost("rotate", (SigningKeys keys, bool forget = false) => keys.Rotate(forget));
        control.MapPost("reset", (TokenDesk desk) => desk.Forget());
    }

    private static async Task<IResult> ReadAsync<T>(HttpContext context, Func<T, string?> mistake, Action<T> use)
        where T : class
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) is not { } sent)
            {
                return Results.BadRequest("It is null.");
            }

            if (mistake(sent) is { } wrong)
            {
                return Results.BadRequest(wrong);
            }

            use(sent);
            return Results.NoContent();
        }
        catch (JsonException malformed)
        {
            return Results.BadRequest(malformed.Message);
        }
    }
}
