namespace IntegrationHub.Sandbox.Tokens;

/// <summary>What is wrong with the tokens that are given out, on command. The names on the control interface are in snake case.</summary>
internal enum TokenFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>HTTP 503 and no token.</summary>
    Unavailable,

    /// <summary>Its end is past.</summary>
    Expired,

    /// <summary>Its beginning is to come.</summary>
    NotYetValid,

    /// <summary>It has no end.</summary>
    Endless,

    /// <summary>It is meant for another service.</summary>
    WrongAudience,

    /// <summary>It names another issuer.</summary>
    WrongIssuer,

    /// <summary>`alg` is "none" and there is no signature.</summary>
    NoSignature,

    /// <summary>`alg` is HS256, with the public key as the shared secret.</summary>
    SymmetricSignature,

    /// <summary>`kid` names a key that is not in the key set.</summary>
    WrongKeyId,

    /// <summary>Signed by a key that is not in the key set, under the `kid` of one that is.</summary>
    ForeignKey,

    /// <summary>Its content was changed after it was signed.</summary>
    Tampered,
}
