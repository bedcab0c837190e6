using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Attachments;
using Xunit;

namespace IntegrationHub.Tests.Deliveries;

public sealed class DeliveryPrivacyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Email = "thu.nghiem@example.vn";
    private const string FileName = "tờ khai của Thử Nghiệm.pdf";
    private const string Words = "Công dân Nguyễn Thị Thử Nghiệm (068190004321, 0912345678) không hợp lệ";

    private static readonly string[] Secrets = [SampleFilings.OwnerName, "Thử Nghiệm", SampleFilings.OwnerId, SampleFilings.OwnerPhone, Email, FileName];

    [Theory]
    [InlineData("refuse", "-1")]
    [InlineData("refuse", "Nguyễn Thị Thử Nghiệm 068190004321")]
    [InlineData("lost_answer", "-1")]
    [InlineData("status5xx", "-1")]
    public async Task Whatever_the_portal_does_no_log_names_a_person(string kind, string code)
    {
        await using var sandbox = new SandboxHost();
        await sandbox.InitializeAsync();
        var hub = await HubHost.StartAsync(
            database, sandbox.Address, settings: new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Trace", ["Deliveries:MaxAttempts"] = "3" });
        await using (hub)
        {
            hub.Log.Allow(1103);
            hub.Log.Allow(1104);
            var filings = new FilingService.FilingServiceClient(hub.Channel);
            var file = await new AttachmentService.AttachmentServiceClient(hub.Channel).UploadAsync(Uploads.Content(10), a => a.FileName = FileName);
            await sandbox.FailAsync(new { kind, service = "DongBoHoSoMC", code, message = Words });

            var filing = await filings.SubmitAsync(f =>
            {
                f.Applicants[0].Email = Email;
                f.Components[0].Attachments.Add(file.Name);
            });
            await filings.WaitAsync(filing.Name, f => f.Delivery.State is DeliveryState.NeedsAttention or DeliveryState.Delivered);
            await sandbox.FailAsync(new { kind, service = "CapNhatTienDoHoSoMC", code, message = Words });
            await filings.ProgressAsync(filing.Name, FilingStatus.InProcess, $"Đã mời {SampleFilings.OwnerName}");
            await filings.WaitAsync(filing.Name, f => f.Delivery.State is DeliveryState.NeedsAttention or DeliveryState.Delivered);
        }

        Assert.Contains(hub.Log.Records, r => r.Message.Contains("H36.", StringComparison.Ordinal));
        Assert.All(hub.Log.Records, record => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, $"{record.Message} {record.Cause}")));
    }
}
