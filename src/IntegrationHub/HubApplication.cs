using Hangfire;
using IntegrationHub.Access;
using IntegrationHub.Attachments;
using IntegrationHub.Catalogue;
using IntegrationHub.Communes;
using IntegrationHub.Deliveries;
using IntegrationHub.Encryption;
using IntegrationHub.Evidence;
using IntegrationHub.Filings;
using IntegrationHub.Hosting;
using IntegrationHub.Identification;
using IntegrationHub.Jobs;
using IntegrationHub.Lanes;
using IntegrationHub.Limits;
using IntegrationHub.National;
using IntegrationHub.Pages;
using IntegrationHub.Privacy;
using IntegrationHub.Rpc;
using IntegrationHub.Settings;
using IntegrationHub.Storage;

namespace IntegrationHub;

/// <summary>The table of contents of the process: one Add and one Map per feature, in alphabetical order.</summary>
internal static class HubApplication
{
    /// <summary>The hub over an opened and migrated store, ready to be started.</summary>
    /// <param name="builder">Holds the configuration.</param>
    /// <param name="storage">Outlives the hub.</param>
    /// <param name="replace">What a test puts in place of a national service.</param>
    /// <param name="cancellationToken">Ends the loading of reference data.</param>
    public static async Task<WebApplication> BuildAsync(
        WebApplicationBuilder builder, HubStorage storage, Action<IServiceCollection>? replace, CancellationToken cancellationToken)
    {
        await JobsStore.PrepareAsync(storage.Database, cancellationToken);
        builder.AddHosting();
        builder.Services.AddSingleton(await CommuneDirectory.LoadAsync(storage.Database, cancellationToken));
        builder.Services.AddSingleton(await PersonalIdNumbers.LoadAsync(storage.Database, cancellationToken));
        builder.Services.AddSingleton(await ProcedureCatalogue.LoadAsync(storage.Database, cancellationToken));
        builder.Services
            .AddAccess()
            .AddAttachments(builder.Configuration)
            .AddCatalogue()
            .AddCommunes()
            .AddDeliveries()
            .AddEncryption()
            .AddEvidence()
            .AddFilings()
            .AddIdentification()
            .AddJobs(storage, Schedule)
            .AddLanes()
            .AddLimits()
            .AddNational()
            .AddPages()
            .AddPrivacy()
            .AddRpc()
            .AddStorage(storage);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.Services.CheckSettings();
        await app.Services.StartPrivacyAsync(cancellationToken);
        app.MapAccess();
        app.MapAttachments();
        app.MapCatalogue();
        app.MapCommunes();
        app.MapEvidence();
        app.MapFilings();
        app.MapHosting();
        app.MapLanes();
        app.MapLimits();
        app.MapPages();
        app.MapPrivacy();
        app.MapRpc();
        return app;
    }

    private static void Schedule(IServiceProvider services, IRecurringJobManager jobs)
    {
        jobs.ScheduleAttachments();
        jobs.ScheduleEvidence();
        jobs.ScheduleLanes(services.GetServices<LaneRegistration>());
        jobs.SchedulePrivacy();
        jobs.ScheduleRpc();
    }
}
