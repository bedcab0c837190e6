namespace IntegrationHub.Sandbox.Faults;

/// <summary>What GET /control answers.</summary>
internal static class ControlDescription
{
    public static readonly object Text = new
    {
        Faults = "PUT a list, POST one, GET or DELETE all at /control/faults",
        Fault = new
        {
            Kind = "latency | refuse | lost_answer | lost_request | session_expired | status5xx | half_answer | redirect",
            Service = "only this service, e.g. DongBoHoSoMC, TraCuuHoSo, login, clamd; optional",
            MaHoSo = "only this dossier (ma_ho_so); optional",
            Times = "only the next so many calls that match, at least 1; optional",
            Probability = "share of the matching calls, 0 to 1; default 1",
            Seed = "makes the draw repeatable; default 1",
            Milliseconds = "latency only, at most 600000; default 200",
            Code = "refuse only; default -1",
            Message = "refuse: the words; redirect: the address",
        },
        Tokens = "GET or PUT /control/tokens: audience, life_seconds, fault, times; PUT /control/tokens/clients/{id}: secret, thumbprint; POST /control/tokens/rotate?forget=true; POST /control/tokens/reset",
        TokenFault = "none | unavailable | expired | not_yet_valid | endless | wrong_audience | wrong_issuer | no_signature | symmetric_signature | wrong_key_id | foreign_key | tampered",
        Scanner = "GET /control/scanner: port of the stand-in of ClamAV's daemon, where it was started with --scanner-port",
        Sessions = "POST /control/sessions/expire ends all sessions",
        Reset = "POST /control/reset forgets everything",
        Asked = "GET /control/summary, /control/dossiers, /control/dossiers/{maHoSo}, /control/calls",
    };
}
