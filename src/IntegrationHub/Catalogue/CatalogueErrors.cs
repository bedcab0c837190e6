using System.Globalization;
using Grpc.Core;
using IntegrationHub.Errors.V1;
using IntegrationHub.Rpc;

namespace IntegrationHub.Catalogue;

/// <summary>Every "no" of the catalogue.</summary>
internal static class CatalogueErrors
{
    public const string ProcedurePattern = "procedures/*";

    public static Refusal Unknown(string code) =>
        new Refusal(StatusCode.InvalidArgument, ErrorReason.ProcedureUnknown, $"The catalogue has no procedure '{code}'.").With("procedure", code);

    /// <summary>The procedure is the resource asked for, not a field of something else.</summary>
    public static Refusal NotFound(string code) => Unknown(code) with { Code = StatusCode.NotFound };

    public static Refusal VersionUnknown(string code, int version)
    {
        var number = version.ToString(CultureInfo.InvariantCulture);
        return new Refusal(StatusCode.NotFound, ErrorReason.ProcedureVersionUnknown, $"Procedure '{code}' has no version {number}.")
            .With("procedure", code)
            .With("version", number);
    }
}
