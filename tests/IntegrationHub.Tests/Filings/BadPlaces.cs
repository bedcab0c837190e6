using Grpc.Core;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.TestKit;
using static IntegrationHub.Tests.Filings.BadFiling;

namespace IntegrationHub.Tests.Filings;

/// <summary>Mistakes about the request, the communes, the procedure and its channel.</summary>
internal static class BadPlaces
{
    public static readonly Dictionary<string, BadFiling> All = new()
    {
        ["no request id"] = new("request_id", "REQUEST_ID_INVALID", r => r.RequestId = ""),
        ["a request id that is no UUID"] = new("request_id", "REQUEST_ID_INVALID", r => r.RequestId = "HS-2026-0001"),
        ["no parent"] = new("parent", "RESOURCE_NAME_INVALID", r => r.Parent = ""),
        ["a parent of another form"] = new("parent", "RESOURCE_NAME_INVALID", r => r.Parent = "24781"),
        ["a parent with a star"] = new("parent", "RESOURCE_NAME_INVALID", r => r.Parent = "communes/*"),
        ["all communes as the parent"] = new BadFiling("parent", "COMMUNE_UNKNOWN", r => r.Parent = "communes/-").With("commune", "-"),
        ["an unknown commune"] = new BadFiling("parent", "COMMUNE_UNKNOWN", r => r.Parent = "communes/99999").With("commune", "99999"),
        ["a commune abolished in July 2025"] = new BadFiling("parent", "COMMUNE_ABOLISHED", r => r.Parent = LamDong.AbolishedWard)
        {
            Code = StatusCode.FailedPrecondition,
        }.With("commune", "24769").With("abolished_on", "2025-07-01").With("successors", "24846"),
        ["a commune of another province"] = new BadFiling("parent", "COMMUNE_NOT_SERVED", r => r.Parent = LamDong.BaDinh)
        {
            Code = StatusCode.FailedPrecondition,
        }.With("commune", "00004").With("province", "01"),
        ["an unknown competent commune"] = In("competent_commune", "COMMUNE_UNKNOWN", f => f.CompetentCommune = "communes/99999"),
        ["an abolished competent commune"] = In("competent_commune", "COMMUNE_ABOLISHED", f => f.CompetentCommune = LamDong.AbolishedWard) with
        {
            Code = StatusCode.FailedPrecondition,
        },
        ["no procedure"] = In("procedure", "FIELD_REQUIRED", f => f.Procedure = ""),
        ["a procedure of another form"] = In("procedure", "RESOURCE_NAME_INVALID", f => f.Procedure = "1.000894"),
        ["an unknown procedure"] = In("procedure", "PROCEDURE_UNKNOWN", f => f.Procedure = "procedures/9.999999").With("procedure", "9.999999"),
        ["no channel"] = In("channel", "FIELD_REQUIRED", f => f.Channel = Channel.Unspecified),
        ["a channel that is none"] = In("channel", "FIELD_INVALID", f => f.Channel = (Channel)99),
        ["a channel that is not offered"] = In("channel", "CHANNEL_NOT_OFFERED", f =>
        {
            f.Procedure = LamDong.CertifiedCopy;
            f.Components[0].Code = "000.00.00.G15-KQ1973";
        }).With("procedure", "2.000815").With("channel", "ONLINE"),
        ["a reference too long"] = In("commune_reference", "FIELD_INVALID", f => f.CommuneReference = new string('x', 101)),
        ["a reference with a zero byte"] = In("commune_reference", "FIELD_INVALID", f => f.CommuneReference = "a\0b"),
        ["a summary too long"] = In("summary", "FIELD_INVALID", f => f.Summary = new string('x', 1001)),
        ["a way of delivery that is none"] = In("result_delivery", "FIELD_INVALID", f => f.ResultDelivery = (IntegrationHub.Filings.V1.ResultDelivery)9),
    };
}
