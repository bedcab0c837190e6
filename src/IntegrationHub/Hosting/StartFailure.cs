using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using IntegrationHub.Settings;
using IntegrationHub.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Hosting;

/// <summary>Tells what an operator can mend of a start that failed from a bug, which keeps its stack.</summary>
internal static class StartFailure
{
    /// <summary>The failure in one line. Null: a bug.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StorageException or SettingsException => failure.Message,
        ValidationException or OptionsValidationException or NotSupportedException => failure.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{failure.Message} End what listens there, or choose others with Hub:GrpcUrl and Hub:HttpUrl.",
        SocketException => $"The hub cannot listen where Hub:GrpcUrl and Hub:HttpUrl say: {failure.Message}.",
        _ => null,
    };
}
