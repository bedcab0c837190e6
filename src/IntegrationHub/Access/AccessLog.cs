namespace IntegrationHub.Access;

internal static partial class AccessLog
{
    [LoggerMessage(300, LogLevel.Warning, "Who may call could not be read anew ({Cause}); what was known stays in force. Next look in {Delay}.")]
    public static partial void TableStale(this ILogger logger, string cause, TimeSpan delay);

    [LoggerMessage(301, LogLevel.Information, "A call of {Rpc} was refused: {Reason}.")]
    public static partial void CallRefused(this ILogger logger, string rpc, Errors.V1.ErrorReason reason);

    [LoggerMessage(302, LogLevel.Warning, "The keys of token issuer {Issuer} could not be read ({Cause}); those known stay in force.")]
    public static partial void KeysStale(this ILogger logger, string issuer, string cause);

    [LoggerMessage(303, LogLevel.Information, "A call of {Rpc} by organisation '{Organisation}' was refused: {Reason}.")]
    public static partial void RightRefused(this ILogger logger, string rpc, string organisation, Errors.V1.ErrorReason reason);

    [LoggerMessage(310, LogLevel.Error, "Whose client certificates count could not be read anew ({Cause}); what was known stays in force.")]
    public static partial void TrustStale(this ILogger logger, string cause);

    [LoggerMessage(311, LogLevel.Error, "The revocation list {Path} should have been renewed by {NextUpdate}; it keeps counting, and what was revoked since is not known.")]
    public static partial void ListOverdue(this ILogger logger, string path, DateTimeOffset nextUpdate);

    [LoggerMessage(312, LogLevel.Warning, "The revocation list {Path} is of an authority that is not trusted; it is left out.")]
    public static partial void ListForeign(this ILogger logger, string path);

    [LoggerMessage(313, LogLevel.Error, "The server's certificate could not be read anew ({Cause}); the one in use stays.")]
    public static partial void ServerCertificateStale(this ILogger logger, string cause);

    [LoggerMessage(314, LogLevel.Information, "Certificate '{Name}' of the hub's own authority was made, good until {NotAfter}.")]
    public static partial void OwnCertificateMade(this ILogger logger, string name, DateTimeOffset notAfter);

    [LoggerMessage(315, LogLevel.Error, "The hub's own certificates could not be renewed ({Cause}). Next attempt in {Delay}.")]
    public static partial void OwnCertificatesStale(this ILogger logger, string cause, TimeSpan delay);

    [LoggerMessage(316, LogLevel.Information, "Nobody was entered yet: organisation '{Organisation}' may call everything, by the certificate in {Folder}.")]
    public static partial void FirstOrganisationEntered(this ILogger logger, string organisation, string folder);
}
