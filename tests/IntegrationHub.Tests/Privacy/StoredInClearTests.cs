using System.Text;
using Grpc.Core;
using IntegrationHub.Filings.V1;
using IntegrationHub.Privacy.V1;
using IntegrationHub.Storage;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

/// <summary>What a run of everything leaves on the disk and in the log.</summary>
public sealed class StoredInClearTests(PostgresServer server, SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const string Officer = "Ngô Thị Bí Mật";
    private const string Work = "Đã mời bà Kín Đáo lên làm việc";
    private const string Summary = "Xác nhận tình trạng hôn nhân của Kín Đáo";
    private const string FileName = "giấy khai sinh của Kín Đáo.pdf";

    // Of nobody else in any test of this assembly: the server's files are everybody's.
    private static readonly Applicant Owner = With(Citizens.Number(777_777), "Võ Thị Kín Đáo");
    private static readonly Applicant Spouse = With(Citizens.Number(777_778), "Lý Văn Giữ Kẽ");

    private static readonly string[] Secrets =
    [
        .. new[] { Owner, Spouse }.SelectMany(p => new[] { p.FullName, p.Identification.Number, p.Phone, p.Address, p.Email }),
        Officer, Work, Summary, FileName, "Kín Đáo",
    ];

    [Fact]
    public async Task Neither_a_table_nor_a_file_of_the_database_nor_the_log_holds_who_filed_what()
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var hub = await HubHost.StartAsync(
            database, sandbox.Address, settings: new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Trace", ["Deliveries:MaxAttempts"] = "3" });
        await using (hub)
        {
            hub.Log.Allow(1103);
            hub.Log.Allow(1104);

            await RunAsync(hub);

            var clear = await ClearRowsAsync(database);
            Assert.True(clear.Rows > 100, $"Only {clear.Rows} rows were looked at.");
            Offences(clear.Found);
            Offences(await ClearFilesAsync(database));
        }

        Assert.NotEmpty(hub.Log.Records);
        Offences([.. hub.Log.Records.Select(r => $"{r.Message} {r.Cause}").Where(text => Secrets.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)))]);
    }

    private async Task RunAsync(HubHost hub)
    {
        var filings = new FilingService.FilingServiceClient(hub.Channel);
        var file = await new AttachmentService.AttachmentServiceClient(hub.Channel).UploadAsync(Encoding.UTF8.GetBytes("%PDF-1.7\n%%EOF\n"), a => a.FileName = FileName);
        var watching = WatchAsync(filings);

        // Delivered, worked on, read, withdrawn.
        var taken = (await filings.SubmitFilingAsync(NewFilings.MaritalStatus(change: f => Fill(f, file.Name)))).Filing;
        await filings.WaitAsync(taken.Name, f => f.Delivery.State == DeliveryState.Delivered);
        await filings.ProgressAsync(taken.Name, FilingStatus.Accepted, Work);
        await filings.RequestSupplementAsync(new() { Name = taken.Name, RequestId = NewFilings.RequestId(), Step = new() { Officer = Officer, Content = Work } });
        await filings.ListFilingsAsync(new() { Parent = "communes/-" });
        await filings.WithdrawFilingAsync(new() { Name = taken.Name, RequestId = NewFilings.RequestId(), Step = new() { Officer = Officer, Content = Work } });
        await filings.WaitAsync(taken.Name, f => f.Delivery.State == DeliveryState.Delivered);

        // Refused by the hub; refused by the portal in words that name the person; never answered.
        var bad = NewFilings.MaritalStatus(change: f => Fill(f, file.Name));
        bad.Filing.Applicants[0].BirthDate.Year = 1900;
        await Assert.ThrowsAsync<RpcException>(async () => await filings.SubmitFilingAsync(bad));
        foreach (var kind in (string[])["refuse", "lost_answer"])
        {
            await sandbox.FailAsync(new { kind, service = "DongBoHoSoMC", code = "-1", message = $"Công dân {Owner.FullName} ({Owner.Identification.Number}, {Owner.Phone}) không hợp lệ" });
            var filing = (await filings.SubmitFilingAsync(NewFilings.MaritalStatus(change: f => Fill(f, file.Name)))).Filing;
            await filings.WaitAsync(filing.Name, f => f.Delivery.State is DeliveryState.NeedsAttention or DeliveryState.Unknown or DeliveryState.Delivered);
        }

        using var export = new PrivacyService.PrivacyServiceClient(hub.Channel).ExportPerson(new() { Identification = Owner.Identification, Reason = "Yêu cầu 1" });
        Assert.NotEmpty(await export.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        await watching.Within(Within.AMinute);
    }

    private static async Task WatchAsync(FilingService.FilingServiceClient filings)
    {
        using var call = filings.WatchFilings(new() { Parent = "communes/-", Cursor = "beginning" });
        await foreach (var message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (message.Event?.Kind == FilingEventKind.Withdrawn)
            {
                return;
            }
        }
    }

    private static void Fill(Filing filing, string file)
    {
        filing.Applicants.Clear();
        filing.Applicants.Add(new Applicant(Owner));
        filing.Applicants.Add(new Applicant(Spouse));
        filing.Summary = Summary;
        filing.Components.Add(new FilingComponent { DisplayName = "Giấy tờ của Kín Đáo", Attachments = { file } });
    }

    private static Applicant With(Applicant citizen, string name) =>
        new(citizen) { FullName = name, Email = $"{citizen.Identification.Number}@kin-dao.example.vn", Address = $"{citizen.Identification.Number[^6..]} Đường Kín Đáo" };

    // Every row of every table as text, in which bytes are hexadecimal.
    private static async Task<(long Rows, List<string> Found)> ClearRowsAsync(TestDatabase database)
    {
        List<string> found = [];
        var rows = 0L;
        foreach (var table in await ListAsync(database, """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
            """))
        {
            foreach (var row in await ListAsync(database, $"SELECT t::text FROM {table} t"))
            {
                rows++;
                found.AddRange(Secrets.Where(s => Holds(row, s)).Select(s => $"{table}: {s}"));
            }
        }

        return (rows, [.. found.Distinct()]);
    }

    private static bool Holds(string row, string secret) =>
        row.Contains(secret, StringComparison.OrdinalIgnoreCase)
        || row.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase)
        || row.Contains(Convert.ToHexString(Encoding.Unicode.GetBytes(secret)), StringComparison.OrdinalIgnoreCase);

    // The files of this database, indexes and all, and whatever the server logs.
    private static async Task<List<string>> ClearFilesAsync(TestDatabase database)
    {
        await TableRows.ExecuteAsync(database, "CHECKPOINT");
        var root = (await ListAsync(database, "SHOW data_directory"))[0];
        var oid = (await ListAsync(database, "SELECT oid::text FROM pg_database WHERE datname = current_database()"))[0];
        var secrets = Secrets.Select(s => (Text: s, Bytes: Encoding.UTF8.GetBytes(s))).ToList();
        var files = Directory.GetFiles(Path.Combine(root, "base", oid)).Concat(Directory.GetFiles(Path.GetDirectoryName(root)!, "*.log", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(files);
        return [.. files.SelectMany(file =>
        {
            var content = File.ReadAllBytes(file);
            return secrets.Where(s => content.AsSpan().IndexOf(s.Bytes) >= 0).Select(s => $"{file}: {s.Text}");
        })];
    }

    private static async Task<List<string>> ListAsync(TestDatabase database, string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql);
        return await command.ToListAsync(r => r.GetString(0), TestContext.Current.CancellationToken);
    }

    private static void Offences(IReadOnlyCollection<string> found) => Architecture.Offences.None(found);
}
