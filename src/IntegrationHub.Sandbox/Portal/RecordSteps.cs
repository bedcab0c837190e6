using System.Text.Json.Nodes;

namespace IntegrationHub.Sandbox.Portal;

/// <summary>CapNhatTienDoHoSoMC: takes steps in, at most ten a call. Doubles are not refused, as in real life.</summary>
internal sealed class RecordSteps(PortalArchive archive, SandboxOptions options)
{
    public JsonObject Run(JsonObject call)
    {
        var check = new FieldCheck(call);
        check.Text("madonvi", required: true);
        var steps = check.List("data", required: true);
        check.Fail(steps.Count > ProgressCheck.MostPerCall, "data");
        var fault = check.Fault ?? steps.Select(ProgressCheck.Fault).FirstOrDefault(f => f is not null);
        if (fault is not null)
        {
            return PortalAnswers.Wrong(fault);
        }

        if (steps.Any(s => archive.Find(Code(s)) is null))
        {
            return PortalAnswers.Wrong("Hồ sơ không tồn tại");
        }

        foreach (var step in steps)
        {
            archive.Find(Code(step))?.Add((JsonObject)step.DeepClone(), options.Clock.GetUtcNow());
        }

        return PortalAnswers.Ok("Cập nhật tiến độ hồ sơ thành công");
    }

    private static string Code(JsonObject step) => step["MaHoSo"]!.GetValue<string>();
}
