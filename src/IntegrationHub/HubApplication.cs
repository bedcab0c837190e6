namespace IntegrationHub;

/// <summary>The table of contents of the process: one Add and one Map per feature, in alphabetical order.</summary>
internal static class HubApplication
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        return builder.Build();
    }
}
