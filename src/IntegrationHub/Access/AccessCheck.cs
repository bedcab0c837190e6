using Google.Protobuf;
using IntegrationHub.Access.Identities;
using IntegrationHub.Access.V1;
using IntegrationHub.Calendar;
using IntegrationHub.Communes;
using IntegrationHub.Rpc;

namespace IntegrationHub.Access;

/// <summary>Decides whether a call may be made. Whatever no grant allows is refused.</summary>
internal sealed class AccessCheck(AccessDirectory directory, CallerIdentities identities, CommuneDirectory communes, TimeProvider clock)
{
    // What every gRPC client may ask of every gRPC server: says nothing about anybody.
    private static readonly string[] OpenServices = ["grpc.health.v1.Health/"];

    /// <summary>True when the rpc is open to whoever reaches the port.</summary>
    public static bool IsOpen(string method) => OpenServices.Any(s => method.AsSpan(1).StartsWith(s, StringComparison.Ordinal));

    /// <summary>Who makes the call, or why it is refused. The request itself is not looked at yet.</summary>
    public async ValueTask<Result<CheckedCall>> BeginAsync(HttpContext http, string method, CancellationToken cancellationToken)
    {
        var table = directory.Table;
        if ((await identities.IdentifyAsync(http, table, cancellationToken)).IsRefused(out var refusal, out var known))
        {
            return refusal;
        }

        // Reflection tells the contract, which is public; who asks is not.
        var rpc = method[1..];
        var call = new CheckedCall(known, rpc, AccessRules.Find(rpc), table);
        return Recheck(call).Map(_ => call);
    }

    /// <summary>The caller with what its grants allow now; a stream that is open asks again and again.</summary>
    public Result<Caller> Recheck(CheckedCall call)
    {
        var (now, table, organisation) = (clock.GetUtcNow(), directory.Table, call.Known.Organisation);
        if (call.Known.ValidUntil <= now)
        {
            return AccessErrors.CredentialsInvalid("it has expired");
        }

        if (identities.FaultOf(call.Known) is { } fault)
        {
            return AccessErrors.CredentialsInvalid(fault);
        }

        if (table.Find(organisation) is not { Suspended: false })
        {
            return AccessErrors.Suspended(organisation);
        }

        var caller = table.CallerOf(organisation, call.Rpc, now);
        if (IsReflection(call.Rpc))
        {
            return caller;
        }

        return call.Rule switch
        {
            null or { Scope: Scope.Unspecified } => AccessErrors.RpcNotGranted(organisation, call.Rpc),
            _ when caller.Reaches.Count == 0 => AccessErrors.RpcNotGranted(organisation, call.Rpc),
            { Scope: Scope.Hub } when !caller.CoversAll => AccessErrors.CommuneNotGranted(organisation, call.Rpc, "-"),
            _ => caller,
        };
    }

    /// <summary>Null: what the request is about is in reach, or is for the operation to compare with its records.</summary>
    public Refusal? CheckRequest(CheckedCall call, Caller caller, IMessage request)
    {
        if (call.Rule is not { Scope: Scope.Commune } rule || caller.CoversAll)
        {
            return null;
        }

        var name = rule.NameIn(request);
        var commune = name.Split('/', 3) is ["communes", { } code, ..] ? code : "";
        if (commune == "-" || caller.Covers(commune))
        {
            return null;
        }

        // A code that is none, or no longer one, is refused for that: nobody's grant would help.
        var violations = new Violations();
        communes.Check(rule.Path[^1].Name, $"communes/{commune}", VietnamTime.DayOf(clock.GetUtcNow()), violations);
        return violations.None ? AccessErrors.CommuneNotGranted(caller.Organisation, call.Rpc, commune) : violations.ToRefusal();
    }

    private static bool IsReflection(string rpc) => rpc.StartsWith("grpc.reflection.", StringComparison.Ordinal);
}

/// <summary>A call whose caller is known.</summary>
/// <param name="Known">Who.</param>
/// <param name="Rpc">"{service}/{method}".</param>
/// <param name="Rule">What the contract says of it; null: it is not of the contract.</param>
/// <param name="Table">The table it was checked against first.</param>
internal sealed record CheckedCall(KnownCaller Known, string Rpc, AccessRule? Rule, AccessTable Table);
