using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Client;

/// <summary>One watch over as many streams as it takes.</summary>
internal sealed class FilingWatch(FilingService.FilingServiceClient stub, HubCalls calls)
{
    public async IAsyncEnumerable<WatchedFilingEvent> RunAsync(
        string parent,
        string cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attempt = 1;
        var everReached = false;
        var identity = new CallIdentity(calls.Options);
        while (true)
        {
            using var silence = new SilenceLimit(2 * calls.Options.HeartbeatInterval, calls.Clock, cancellationToken);
            using var stream = await OpenAsync(Request(parent, cursor), identity, silence, attempt, everReached, cancellationToken);
            while (stream is not null && await NextAsync(stream, identity, silence, attempt, everReached, cancellationToken) is { } message)
            {
                identity.Counted();
                attempt = 1;
                everReached = true;
                cursor = message.Cursor;
                if (message.Event is { } happened)
                {
                    yield return new WatchedFilingEvent(cursor, happened);
                }
            }

            attempt++;
        }
    }

    private WatchFilingsRequest Request(string parent, string cursor) => new()
    {
        Parent = parent,
        Cursor = cursor,
        HeartbeatInterval = Duration.FromTimeSpan(calls.Options.HeartbeatInterval),
    };

    // Null: there is none yet and the pause before the next attempt has passed.
    private async Task<AsyncServerStreamingCall<WatchFilingsResponse>?> OpenAsync(
        WatchFilingsRequest request,
        CallIdentity identity,
        SilenceLimit silence,
        int attempt,
        bool everReached,
        CancellationToken cancellationToken)
    {
        try
        {
            return stub.WatchFilings(request, await identity.HeadersAsync(cancellationToken), cancellationToken: silence.Token);
        }
        catch (RpcException exception)
        {
            await PauseAsync(exception, identity, attempt, everReached, cancellationToken);
            return null;
        }
    }

    // Null: the stream is over and the pause before the next one has passed.
    private async Task<WatchFilingsResponse?> NextAsync(
        AsyncServerStreamingCall<WatchFilingsResponse> stream,
        CallIdentity identity,
        SilenceLimit silence,
        int attempt,
        bool everReached,
        CancellationToken cancellationToken)
    {
        try
        {
            if (await silence.WaitAsync(stream.ResponseStream.MoveNext))
            {
                return stream.ResponseStream.Current;
            }

            await calls.BackOffAsync(attempt, cancellationToken);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Cancelled && !silence.Reached)
        {
            // The caller's wish, or a hub that shuts down.
            cancellationToken.ThrowIfCancellationRequested();
            await calls.BackOffAsync(attempt, cancellationToken);
        }
        catch (RpcException exception) when (!silence.Reached)
        {
            await PauseAsync(exception, identity, attempt, everReached, cancellationToken);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException && silence.Reached)
        {
            // Two heartbeats missed: the line is dead though nobody closed it.
            cancellationToken.ThrowIfCancellationRequested();
        }

        return null;
    }

    // A vendor's watch outlives any restart of the hub, so only the first connection has bounded attempts.
    private Task PauseAsync(RpcException exception, CallIdentity identity, int attempt, bool everReached, CancellationToken cancellationToken)
    {
        var mayGoOn = everReached && HubFailure.Read(exception).Transient;
        return mayGoOn
            ? calls.BackOffAsync(attempt, cancellationToken)
            : calls.PauseAsync(exception, identity, attempt, "", cancellationToken);
    }
}
