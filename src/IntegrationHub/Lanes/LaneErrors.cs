using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Lanes;

internal static class LaneErrors
{
    public static Refusal LaneUnknown(string lane) =>
        new Refusal(StatusCode.NotFound, ErrorReason.LaneUnknown, $"There is no lane '{lane}'.").With("lane", lane);

    public static Refusal ItemUnknown(string item) =>
        new Refusal(StatusCode.NotFound, ErrorReason.LaneItemUnknown, $"There is no item '{item}': it was delivered, or was never there.").With("item", item);

    public static Refusal ItemNotWaiting(string item, string state) =>
        new Refusal(StatusCode.FailedPrecondition, ErrorReason.LaneItemNotWaiting, $"Item '{item}' is {state} and does not wait for a person.")
            .With("item", item).With("state", state);
}
