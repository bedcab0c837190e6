using Hangfire;

namespace IntegrationHub.Attachments;

/// <summary>Takes files in and gives them out: to communes by gRPC, to national services by URL.</summary>
internal static class AttachmentsFeature
{
    public static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddSingleton<AttachmentStore>()
        .AddSingleton<AttachmentFilingStore>()
        .AddSingleton<AttachmentLinks>()
        .AddSingleton<AttachmentReadings>()
        .AddSingleton<FindAttachment>()
        .AddSingleton<CreateAttachment>()
        .AddSingleton<UploadAttachment>()
        .AddSingleton<DownloadAttachment>()
        .AddTransient<PurgeAttachmentsJob>();

    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        routes.MapGrpcService<AttachmentsService>();
        routes.MapGet(AttachmentPages.Route, AttachmentPages.GetAsync);
    }

    public static void ScheduleAttachments(this IRecurringJobManager schedule) =>
        schedule.AddOrUpdate<PurgeAttachmentsJob>("attachments.purge", job => job.RunAsync(CancellationToken.None), Cron.Hourly);
}
