using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IntegrationHub.Access;
using IntegrationHub.Access.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>Right requests for every rpc: some written for it, else one put together from what its fields are called.</summary>
internal sealed class FuzzSamples(IReadOnlyList<string> filings, IReadOnlyList<string> attachments)
{
    public const string Organisation = "organisations/fuzzed";

    private const string NextMonth = "2026-12-31T00:00:00Z";

    /// <summary>A request of its own, with a request id nobody used.</summary>
    public IMessage Right(AccessRule rule, Random random)
    {
        var request = Written(rule.Method, random) ?? Assembled(rule.Method.InputType, random, depth: 0);
        if (request.Descriptor.FindFieldByName("request_id") is { } field)
        {
            var id = new byte[16];
            random.NextBytes(id);
            field.Accessor.SetValue(request, new Guid(id).ToString());
        }

        return request;
    }

    private IMessage? Written(MethodDescriptor method, Random random) => method.Name switch
    {
        "SubmitFiling" => random.Next(3) switch
        {
            0 => NewFilings.Birth(citizen: random.Next(1000)),
            1 => NewFilings.Marriage(citizen: random.Next(1000)),
            _ => NewFilings.MaritalStatus(citizen: random.Next(1000)),
        },
        "RecordProgress" => FilingChanges.Progress(Any(filings, random), FilingStatus.InProcess),
        "RequestSupplement" => FilingChanges.AskForMore(Any(filings, random)),
        "SupplementFiling" => FilingChanges.Supplement(Any(filings, random)),
        "WithdrawFiling" => FilingChanges.Withdraw(Any(filings, random)),
        "CompleteFiling" => FilingChanges.Complete(Any(filings, random)),
        "ListFilings" => new ListFilingsRequest
        {
            Parent = random.Next(2) == 0 ? LamDong.XuanHuong : "communes/-",
            Filter = $"status = ACCEPTED AND create_time < \"{NextMonth}\" AND procedure = {LamDong.MaritalStatus}",
            PageSize = 2,
        },
        "CreateAttachment" => new CreateAttachmentRequest
        {
            Parent = LamDong.XuanHuong,
            Attachment = new Attachment { FileName = "tờ khai.pdf", MediaType = "application/pdf", SizeBytes = 3, Sha256 = ByteString.CopyFrom(new byte[32]) },
        },
        "CreateOrganisation" => new CreateOrganisationRequest
        {
            OrganisationId = $"fuzzed-{random.Next(50)}",
            Organisation = new Organisation { DisplayName = "Fuzzed", Kind = OrganisationKind.Vendor },
        },
        "CreateGrant" => new CreateGrantRequest { Parent = Organisation, Grant = new Grant { Role = "roles/fuzzed", Communes = { LamDong.LamVien } } },
        _ => null,
    };

    private IMessage Assembled(MessageDescriptor type, Random random, int depth)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder().Where(f => !f.IsMap && f.ContainingOneof is null or { IsSynthetic: true }))
        {
            object? value = field.FieldType switch
            {
                FieldType.String => Text(field, random),
                FieldType.Message when depth < 3 => Assembled(field.MessageType, random, depth + 1),
                FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[Math.Min(1, field.EnumType.Values.Count - 1)].Number),
                _ => null,
            };
            if (value is null)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    private string Text(FieldDescriptor field, Random random) => (field.ContainingType.File.Package.Split('.')[1], field.Name) switch
    {
        ("access", "parent" or "organisation") => Organisation,
        ("access", "name") when field.ContainingType.Name == nameof(Role) => "roles/fuzzed",
        ("access", "name") when field.ContainingType.Name == nameof(DeleteGrantRequest) => $"{Organisation}/grants/{random.Next(1, 300)}",
        ("access", "name") => Organisation,
        ("access", "description") => "For what is to come.",
        ("access", "value") => $"https://fuzz.test {random.Next(50)}",
        ("access", "rpc" or "rpcs") => "integrationhub.lanes.v1.LaneService/ListLanes",
        ("lanes", "parent") => "lanes/portal",
        ("lanes", "name") => $"lanes/portal/items/{random.Next(100)}",
        ("communes", "name") => LamDong.XuanHuong,
        ("catalogue", "name") => LamDong.BirthRegistration,
        (_, "name") when field.ContainingType.Name.Contains("Attachment", StringComparison.Ordinal) => Any(attachments, random),
        (_, "name") => Any(filings, random),
        (_, "parent" or "commune") => LamDong.XuanHuong,
        (_, "procedure") => LamDong.BirthRegistration,
        _ => "",
    };

    private static string Any(IReadOnlyList<string> names, Random random) => names[random.Next(names.Count)];
}
