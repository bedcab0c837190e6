using Hangfire;
using IntegrationHub.Attachments.Content;
using IntegrationHub.Attachments.Scanning;

namespace IntegrationHub.Attachments;

/// <summary>Takes files in and gives them out: to communes by gRPC, to national services by URL.</summary>
internal static class AttachmentsFeature
{
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration) => services
        .AddScanning(configuration)
        .AddSingleton<AttachmentStore>()
        .AddSingleton<AttachmentFilingStore>()
        .AddSingleton<AttachmentLinks>()
        .AddSingleton<AttachmentReadings>()
        .AddSingleton<FindAttachment>()
        .AddSingleton<CreateAttachment>()
        .AddSingleton<CheckContent>()
        .AddSingleton<CompleteAttachment>()
        .AddSingleton<UploadAttachment>()
        .AddSingleton<DownloadAttachment>()
        .AddTransient<PurgeAttachmentsJob>();

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<AttachmentsService>();
        routes.MapMethods(AttachmentPages.Route, [HttpMethods.Get, HttpMethods.Head], AttachmentPages.GetAsync);
    }

    public static void ScheduleAttachments(this IRecurringJobManager schedule) =>
        schedule.AddOrUpdate<PurgeAttachmentsJob>("attachments.purge", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
}
