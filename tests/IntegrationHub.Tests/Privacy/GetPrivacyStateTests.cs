using IntegrationHub.Encryption;
using IntegrationHub.Privacy;
using IntegrationHub.TestKit;
using IntegrationHub.Tests.Deliveries;
using Xunit;

namespace IntegrationHub.Tests.Privacy;

public sealed class GetPrivacyStateTests(PostgresServer server) : IAsyncLifetime
{
    private readonly StillHub hub = new(server);

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task What_is_held_and_what_is_due_is_counted()
    {
        var file = await hub.UploadAsync();
        await hub.EndedAsync(KeptFilings.Naming(file));
        await hub.SubmitAsync();
        hub.Clock.Advance(TimeSpan.FromDays(100));
        var early = await StateAsync();
        hub.Clock.Advance(TimeSpan.FromDays(700));

        var late = await StateAsync();

        Assert.Equal((2, 0, 1, 1), (early.HeldFilingCount, early.DueFilingCount, early.HeldAttachmentCount, early.DueAttachmentCount));
        Assert.Equal((2, 1, 1, 1), (late.HeldFilingCount, late.DueFilingCount, late.HeldAttachmentCount, late.DueAttachmentCount));
        Assert.Equal(TimeSpan.FromDays(730), late.FilingRetention.ToTimeSpan());
    }

    [Fact]
    public async Task Each_master_key_is_told_with_what_is_under_it()
    {
        await hub.UploadAsync();
        await hub.SubmitAsync();
        var file = hub.Service<MasterKeys>().File;
        await file.AddAsync(TestContext.Current.CancellationToken);
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        await hub.SubmitAsync();
        var before = (await StateAsync()).MasterKeys;

        await hub.Service<RewrapDataKeys>().RunAsync(TestContext.Current.CancellationToken);

        var after = (await StateAsync()).MasterKeys;
        Assert.Equal(file.Read().Select(key => key.IdText), before.Select(key => key.Id));
        Assert.Equal([(false, 1, 1, 2, false), (true, 1, 0, 1, false)], before.Select(Numbers));
        Assert.Equal([(false, 0, 0, 0, true), (true, 2, 1, 3, false)], after.Select(Numbers));
    }

    private static (bool Newest, long Filings, long Files, long Answers, bool Unused) Numbers(IntegrationHub.Privacy.V1.MasterKeyState key) =>
        (key.Newest, key.FilingCount, key.AttachmentCount, key.AnswerCount, key.Unused);

    private Task<IntegrationHub.Privacy.V1.GetPrivacyStateResponse> StateAsync() => hub.Service<GetPrivacyState>().RunAsync(TestContext.Current.CancellationToken);
}
