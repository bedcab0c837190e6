using System.Net;
using System.Net.Http.Headers;
using IntegrationHub.Attachments;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments.Content;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Tests.Attachments;

public sealed class AttachmentPagesTests(RunningHub running) : IClassFixture<RunningHub>, IDisposable
{
    private readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Whoever_holds_the_key_gets_the_whole_file()
    {
        var content = Uploads.Content(Uploads.MiB + 7);
        var url = await LinkAsync(await running.Attachments.UploadAsync(content));

        using var answer = await http.GetAsync(url, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(content.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task No_browser_runs_what_a_citizen_uploaded()
    {
        var url = await LinkAsync(await running.Attachments.UploadAsync(
            Documents.Text("<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"), a => (a.FileName, a.MediaType) = ("tờ \"khai\".html", "text/xml")));

        using var answer = await http.GetAsync(url, TestContext.Current.CancellationToken);

        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "tờ \"khai\".html"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Without_the_right_key_there_is_no_file()
    {
        var url = await LinkAsync(await running.Attachments.UploadAsync(Uploads.Content(9)));
        var other = await LinkAsync(await running.Attachments.UploadAsync(Uploads.Content(9)));
        var (file, key) = (url.ToString()[..^32], url.ToString()[^32..]);

        foreach (var wrong in new[] { other.ToString()[^32..], new string('0', 32), new string('z', 32), key[..^1], key + "0", key[1..] + "g" })
        {
            using var answer = await http.GetAsync(file + wrong, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_that_does_not_exist_looks_like_one_with_another_key()
    {
        var url = await LinkAsync(await running.Attachments.UploadAsync(Uploads.Content(9)));
        var wrongKey = new Uri(url.ToString()[..^1] + (url.ToString()[^1] == '0' ? '1' : '0'));
        var noFile = new Uri(running.Hub.Http, $"/files/{Guid.NewGuid():D}/{new string('0', 32)}");

        using var first = await http.GetAsync(wrongKey, TestContext.Current.CancellationToken);
        using var second = await http.GetAsync(noFile, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode));
        Assert.Equal(
            await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_not_complete_is_not_served()
    {
        var content = Uploads.Content(10);
        var attachment = await running.Attachments.CreateAsync(content);
        await running.Attachments.SendAsync(attachment.Name, content[..5]);

        using var answer = await http.GetAsync(await LinkAsync(attachment), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_part_is_answered_with_the_whole()
    {
        var content = Uploads.Content(100);
        using var request = new HttpRequestMessage(HttpMethod.Get, await LinkAsync(await running.Attachments.UploadAsync(content)));
        request.Headers.Range = new RangeHeaderValue(10, 19);

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_asks_only_for_the_head_gets_it_without_the_file()
    {
        var content = Uploads.Content(100);
        using var request = new HttpRequestMessage(HttpMethod.Head, await LinkAsync(await running.Attachments.UploadAsync(content)));

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, 100L, "none"), (answer.StatusCode, answer.Content.Headers.ContentLength, answer.Headers.AcceptRanges.ToString()));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/files/1/00000000000000000000000000000000")]
    [InlineData("/files/../../etc/passwd")]
    [InlineData("/files/..%2f..%2fetc%2fpasswd/00000000000000000000000000000000")]
    [InlineData("/files/{id}/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00")]
    [InlineData("/files/{id}/ếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếế")]
    [InlineData("/files/{id}/")]
    [InlineData("/files/{id}/00000000000000000000000000000000/x")]
    [InlineData("/files/{id}/%zz000000000000000000000000000000")]
    public async Task An_address_that_is_none_is_not_found_and_no_fault(string path)
    {
        var attachment = await running.Attachments.UploadAsync(Uploads.Content(9));

        using var answer = await http.GetAsync(new Uri(running.Hub.Http, path.Replace("{id}", attachment.Name.Split('/')[^1], StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Every_name_and_type_that_is_accepted_can_be_served()
    {
        foreach (var (name, file) in CreateAttachmentTests.GoodNames.Select(n => n.Data).Zip(CheckContentTests.Honest.Select(t => t.Data)))
        {
            var url = await LinkAsync(await running.Attachments.UploadAsync(file.Item2, a => (a.FileName, a.MediaType) = (name, file.Item1)));

            using var answer = await http.GetAsync(url, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileNameStar);
        }
    }

    private async Task<Uri> LinkAsync(IntegrationHub.Filings.V1.Attachment attachment)
    {
        var record = await running.Hub.Services.GetRequiredService<AttachmentStore>()
            .FindAsync(Guid.Parse(attachment.Name.Split('/')[^1]), TestContext.Current.CancellationToken);
        return running.Hub.Services.GetRequiredService<AttachmentLinks>().To(record!);
    }
}
