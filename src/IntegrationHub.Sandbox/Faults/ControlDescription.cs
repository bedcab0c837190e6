namespace IntegrationHub.Sandbox.Faults;

/// <summary>What GET /control answers.</summary>
internal static class ControlDescription
{
    public static readonly object Text = new
    {
        Faults = "PUT a list, POST one, GET or DELETE all at /control/faults",
        Fault = new
        {
            Kind = "latency | refuse | lost_answer | lost_request | session_expired | status5xx | half_answer",
            Service = "only this service, e.g. DongBoHoSoMC, TraCuuHoSo, login; optional",
            MaHoSo = "only this dossier (ma_ho_so); optional",
            Times = "only the next so many calls that match, at least 1; optional",
            Probability = "share of the matching calls, 0 to 1; default 1",
            Seed = "makes the draw repeatable; default 1",
            Milliseconds = "latency only, at most 600000; default 200",
            Code = "refuse only; default -1",
            Message = "refuse only",
        },
        Sessions = "POST /control/sessions/expire ends all sessions",
        Reset = "POST /control/reset forgets everything",
        Asked = "GET /control/summary, /control/dossiers, /control/dossiers/{maHoSo}, /control/calls",
    };
}
