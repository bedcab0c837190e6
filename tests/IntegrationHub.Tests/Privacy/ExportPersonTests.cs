using Grpc.Core;
using IntegrationHub.Evidence.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;
using static IntegrationHub.Privacy.V1.ExportPersonResponse;

namespace IntegrationHub.Tests.Privacy;

public sealed class ExportPersonTests(RunningHub running) : IClassFixture<RunningHub>
{
    private const string Reason = "Yêu cầu của chủ thể dữ liệu, văn bản 12/YC-2026";

    [Fact]
    public async Task Everything_about_a_person_is_given_out_and_nothing_about_another()
    {
        var file = await running.Attachments.UploadAsync("%PDF-1.7\n%%EOF\n"u8.ToArray());
        var first = await SubmitAsync(NewFilings.MaritalStatus(citizen: 101, change: f => f.Components.Add(new FilingComponent { DisplayName = "Giấy tờ", Attachments = { file.Name } })));
        await running.Filings.RecordProgressAsync(FilingChanges.Progress(first, FilingStatus.Accepted), cancellationToken: TestContext.Current.CancellationToken);
        await SubmitAsync(NewFilings.MaritalStatus(citizen: 102));
        var second = await SubmitAsync(NewFilings.MaritalStatus(LamDong.LamVien, citizen: 101));

        var held = await ExportAsync(101);

        Assert.Equal([first, second], held.Where(h => h.Filing is not null).Select(h => h.Filing.Name));
        Assert.All(held.Where(h => h.Filing is not null), h => Assert.Equal(Citizens.Number(101), h.Filing.Applicants[0]));
        Assert.Equal(file.Name, Assert.Single(held, h => h.Attachment is not null).Attachment.Name);
        Assert.Contains(held, h => h.Event?.Filing == first && h.Event.Step?.Officer == "Lê Thị Hoa");
    }

    [Fact]
    public async Task A_filing_is_found_by_each_person_it_names()
    {
        var name = await SubmitAsync(NewFilings.Marriage(citizen: 110));

        var one = await ExportAsync(110);
        var other = await ExportAsync(111);

        Assert.Equal([name, name], [one[0].Filing.Name, other[0].Filing.Name]);
    }

    [Fact]
    public async Task A_person_nothing_is_held_about_gives_an_empty_export_that_leaves_its_trace()
    {
        var held = await ExportAsync(120);

        Assert.DoesNotContain(held, h => h.ItemCase != ItemOneofCase.Reading);
        Assert.Contains(await EvidenceAsync(), body => body is { Kind: EvidenceKind.PersonExported, Reason: Reason });
    }

    [Fact]
    public async Task To_whom_a_filing_or_its_file_was_given_is_part_of_it()
    {
        var file = await running.Attachments.UploadAsync("%PDF-1.7\n%%EOF\n"u8.ToArray());
        var name = await SubmitAsync(NewFilings.MaritalStatus(citizen: 130, change: f => f.Components.Add(new FilingComponent { DisplayName = "Giấy tờ", Attachments = { file.Name } })));
        var channel = await running.Hub.ChannelForAsync("reader-a", ["24781"]);
        await new FilingService.FilingServiceClient(channel).GetFilingAsync(new() { Name = name }, cancellationToken: TestContext.Current.CancellationToken);
        await new AttachmentService.AttachmentServiceClient(channel).DownloadAsync(file.Name);

        List<Reading> readings = [];
        await Within.Until(Within.AMinute, async () =>
        {
            readings = [.. (await ExportAsync(130)).Where(h => h.Reading?.Organisation == "organisations/reader-a").Select(h => h.Reading)];
            return readings.Count >= 2;
        });

        Assert.Equal(
            [(name, "integrationhub.filings.v1.FilingService/GetFiling"), (file.Name, "integrationhub.filings.v1.AttachmentService/DownloadAttachment")],
            readings.Select(r => (r.Subject, r.Rpc)));
    }

    [Fact]
    public async Task An_earlier_export_is_part_of_the_next()
    {
        await ExportAsync(140);

        List<Reading> exports = [];
        await Within.Until(Within.AMinute, async () =>
        {
            exports = [.. (await ExportAsync(140)).Where(h => h.Reading?.Reason == Reason).Select(h => h.Reading)];
            return exports.Count > 0;
        });

        Assert.Equal(($"organisations/{HubHost.Everyone}", ""), (exports[0].Organisation, exports[0].Subject));
    }

    [Fact]
    public async Task Neither_log_nor_evidence_nor_refusal_holds_the_number()
    {
        var id = Citizens.Number(150).Identification.Number;
        await SubmitAsync(NewFilings.MaritalStatus(citizen: 150));
        await ExportAsync(150);

        var refused = await Refused.ByAsync(() => ExportAsync(new ExportPersonRequest { Identification = new() { Kind = IdentificationKind.PersonalId, Number = id + "7" }, Reason = Reason }));

        Assert.Equal("FIELD_INVALID", refused.Reason);
        Assert.DoesNotContain(id, refused.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(await EvidenceAsync(), body => body.ToString().Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(running.Hub.Log.Records, r => $"{r.Message} {r.Cause}".Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_without_number_kind_or_ground_is_refused_and_leaves_nothing()
    {
        var before = await EvidenceAsync();

        var refused = await Refused.ByAsync(() => ExportAsync(new ExportPersonRequest { Identification = new() }));

        Assert.Equal(["identification.number", "identification.kind", "reason"], refused.Violations.Select(v => v.Field));
        Assert.Equal(before.Count(b => b.Kind == EvidenceKind.PersonExported), (await EvidenceAsync()).Count(b => b.Kind == EvidenceKind.PersonExported));
    }

    private async Task<string> SubmitAsync(SubmitFilingRequest request) =>
        (await running.Filings.SubmitFilingAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Filing.Name;

    private Task<List<ExportPersonResponse>> ExportAsync(int citizen) =>
        ExportAsync(new ExportPersonRequest { Identification = Citizens.Number(citizen).Identification, Reason = Reason });

    private async Task<List<ExportPersonResponse>> ExportAsync(ExportPersonRequest request)
    {
        using var call = new PrivacyService.PrivacyServiceClient(running.Hub.Channel).ExportPerson(request, cancellationToken: TestContext.Current.CancellationToken);
        return await call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<EvidenceBody>> EvidenceAsync()
    {
        await using var command = running.Database.Database.Source.CreateCommand("SELECT body FROM evidence_entry");
        return await command.ToListAsync(r => EvidenceBody.Parser.ParseFrom(r.Bytes(0)), TestContext.Current.CancellationToken);
    }
}
