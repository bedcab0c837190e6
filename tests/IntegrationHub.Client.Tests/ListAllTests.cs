using IntegrationHub.Communes.V1;

namespace IntegrationHub.Client.Tests;

public class ListAllTests
{
    [Fact]
    public async Task Pages_follow_each_other_with_the_query_unchanged()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var client = hub.Client();
        var asked = new List<ListCommunesRequest>();
        hub.Communes.List = (request, _) =>
        {
            asked.Add(request);
            var page = new ListCommunesResponse { NextPageToken = asked.Count < 3 ? $"token {asked.Count}" : "" };
            page.Communes.Add(new Commune { Code = $"2478{asked.Count}" });
            return Task.FromResult(page);
        };

        var codes = await client.Communes
            .ListAllAsync(new ListCommunesRequest { Province = "provinces/68" }, TestContext.Current.CancellationToken)
            .Select(commune => commune.Code)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["24781", "24782", "24783"], codes);
        Assert.Equal(["", "token 1", "token 2"], asked.Select(request => request.PageToken));
        Assert.All(asked, request => Assert.Equal("provinces/68", request.Province));
    }
}
