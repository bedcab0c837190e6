using System.Net;
using IntegrationHub.Access;
using IntegrationHub.Attachments;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

/// <summary>Whoever is given contents leaves a trace, by whatever door.</summary>
public sealed class ContentReadTests(GivenContents contents) : IClassFixture<GivenContents>
{
    public static TheoryData<string> Rpcs => [.. AccessRules.All.Where(r => r.GivesContents).Select(r => r.Rpc).Order()];

    [Theory, MemberData(nameof(Rpcs))]
    public async Task Every_rpc_that_gives_out_contents_leaves_in_evidence_to_whom(string rpc)
    {
        var given = await contents.CallAsync(rpc.Split('/')[1]);

        await contents.TracedAsync(given, $"organisations/{GivenContents.Reader}", rpc);
    }

    [Fact]
    public async Task Whoever_fetches_a_file_by_its_link_leaves_a_trace_without_a_name()
    {
        var file = await contents.FileAsync();
        var services = contents.Running.Hub.Services;
        var attachment = (await services.GetRequiredService<AttachmentStore>().FindAsync(file, TestContext.Current.CancellationToken)).OrRefuse();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(services.GetRequiredService<AttachmentLinks>().To(attachment), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await contents.TracedAsync(GivenContents.Code(file), organisation: "", rpc: "");
    }

    [Fact]
    public async Task A_destroyed_file_is_gone_by_its_link_and_keeps_what_does_not_tell_of_a_person()
    {
        var file = await contents.FileAsync();
        var services = contents.Running.Hub.Services;
        var attachment = (await services.GetRequiredService<AttachmentStore>().FindAsync(file, TestContext.Current.CancellationToken)).OrRefuse();
        await services.GetRequiredService<HubDatabase>().InTransactionAsync(
            t => services.GetRequiredService<AttachmentFilingStore>().DestroyAsync(t, attachment.Id, attachment.CreatedAt), TestContext.Current.CancellationToken);
        using var http = new HttpClient();

        using var answer = await http.GetAsync(services.GetRequiredService<AttachmentLinks>().To(attachment), TestContext.Current.CancellationToken);
        var described = (await contents.Running.Attachments.GetAttachmentAsync(new() { Name = file }, cancellationToken: TestContext.Current.CancellationToken)).Attachment;

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal(("", attachment.SizeBytes, true), (described.FileName, described.SizeBytes, described.ContentDestroyTime is not null));
    }
}
