using Google.Protobuf.WellKnownTypes;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using static IntegrationHub.Tests.Filings.BadFiling;

namespace IntegrationHub.Tests.Filings;

/// <summary>Mistakes about documents, fees and instants.</summary>
internal static class BadContents
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static readonly Dictionary<string, BadFiling> All = new()
    {
        ["a required component missing"] = In("components", "COMPONENT_MISSING", f => f.Components.Clear())
            .With("procedure", "1.000894").With("component", LamDong.MarriageDeclaration),
        ["a required group missing"] = In("components", "COMPONENT_MISSING", f =>
        {
            f.Procedure = LamDong.BirthRegistration;
            f.Components.Clear();
        }).With("procedure", "1.001193").With("component", "000.00.00.G15-KQ004389|000.00.00.G15-KQ003208"),
        ["an unknown component"] = In("components[1].code", "COMPONENT_UNKNOWN", f => f.Components.Add(new FilingComponent { Code = "1.000894-TP99" }))
            .With("procedure", "1.000894").With("component", "1.000894-TP99"),
        ["a name in place of a component code"] = In("components[1].code", "FIELD_INVALID", f => f.Components.Add(new FilingComponent { Code = f.Applicants[0].FullName })),
        ["a component of no name"] = In("components[1].display_name", "FIELD_REQUIRED", f => f.Components.Add(new FilingComponent())),
        ["a component of too long a name"] = In("components[0].display_name", "FIELD_INVALID", f => f.Components[0].DisplayName = new string('x', 501)),
        ["too many components"] = In("components", "FIELD_INVALID", f => f.Components.AddRange(Enumerable.Repeat(f.Components[0], 100))),
        ["too many originals"] = In("components[0].paper_originals", "FIELD_INVALID", f => f.Components[0].PaperOriginals = 101),
        ["fewer copies than none"] = In("components[0].paper_copies", "FIELD_INVALID", f => f.Components[0].PaperCopies = -1),
        ["too many attachments"] = In("components[0].attachments", "FIELD_INVALID", f => f.Components[0].Attachments.AddRange(Enumerable.Repeat("x", 21))),
        ["an attachment of another form"] = In("components[0].attachments[0]", "RESOURCE_NAME_INVALID", f => f.Components[0].Attachments.Add("file.pdf")),
        ["an attachment whose id is no UUID"] = In("components[0].attachments[0]", "RESOURCE_NAME_INVALID", f => f.Components[0].Attachments.Add($"{LamDong.XuanHuong}/attachments/1")),
        ["too many fees"] = In("fees", "FIELD_INVALID", f => f.Fees.AddRange(Enumerable.Repeat(Fee(), 51))),
        ["a negative fee"] = In("fees[0].amount_dong", "FIELD_INVALID", f => f.Fees.Add(Fee(x => x.AmountDong = -1))),
        ["a fee beyond all bounds"] = In("fees[0].amount_dong", "FIELD_INVALID", f => f.Fees.Add(Fee(x => x.AmountDong = 1_000_000_000_001))),
        ["a fee of no name"] = In("fees[0].display_name", "FIELD_REQUIRED", f => f.Fees.Add(Fee(x => x.DisplayName = ""))),
        ["a fee code too long"] = In("fees[0].code", "FIELD_INVALID", f => f.Fees.Add(Fee(x => x.Code = new string('x', 51)))),
        ["no kind of fee"] = In("fees[0].kind", "FIELD_REQUIRED", f => f.Fees.Add(Fee(x => x.Kind = FeeKind.Unspecified))),
        ["a kind of fee that is none"] = In("fees[0].kind", "FIELD_INVALID", f => f.Fees.Add(Fee(x => x.Kind = (FeeKind)9))),
        ["a collection that is none"] = In("fees[0].collection", "FIELD_INVALID", f => f.Fees.Add(Fee(x => x.Collection = (FeeCollection)3))),
        ["handed in in the future"] = In("submit_time", "FIELD_INVALID", f => f.SubmitTime = (Now + TimeSpan.FromHours(1)).ToTimestamp()),
        ["handed in too long ago"] = In("submit_time", "FIELD_INVALID", f => f.SubmitTime = (Now - TimeSpan.FromDays(367)).ToTimestamp()),
        ["handed in at no instant"] = In("submit_time", "FIELD_INVALID", f => f.SubmitTime = new Timestamp { Seconds = long.MaxValue }),
        ["promised before it was handed in"] = In("due_time", "FIELD_INVALID", f => f.DueTime = (Now - TimeSpan.FromHours(1)).ToTimestamp()),
        ["promised at no instant"] = In("due_time", "FIELD_INVALID", f => f.DueTime = new Timestamp { Seconds = Now.ToUnixTimeSeconds(), Nanos = -1 }),
    };

    private static Fee Fee(Action<Fee>? change = null)
    {
        var fee = new Fee { DisplayName = "Lệ phí", AmountDong = 1, Kind = FeeKind.Charge };
        change?.Invoke(fee);
        return fee;
    }
}
