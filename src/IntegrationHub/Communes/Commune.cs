using IntegrationHub.Communes.V1;

namespace IntegrationHub.Communes;

/// <summary>A commune-level unit for one span of validity. The same code may have named another unit before.</summary>
internal sealed record Commune
{
    /// <summary>National statistical code, 5 digits.</summary>
    public required string Code { get; init; }

    /// <summary>Full Vietnamese name with its kind.</summary>
    public required string Name { get; init; }

    public required CommuneKind Kind { get; init; }

    /// <summary>The province above it in this span, 2 digits.</summary>
    public required string ProvinceCode { get; init; }

    public required string ProvinceName { get; init; }

    /// <summary>First day in force. Null: since before the hub's records begin.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day no longer in force. Null: in force until further notice.</summary>
    public DateOnly? ValidTo { get; init; }

    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day >= ValidTo);

    /// <summary>"communes/{code}", as requests and answers write it.</summary>
    public static string ResourceName(string code) => $"communes/{code}";
}

/// <summary>How a unit hangs together with one of its predecessors or successors.</summary>
/// <param name="OtherCode">Code of the other unit. Null: land that belonged to no commune.</param>
/// <param name="OtherName">Its full Vietnamese name at the time.</param>
/// <param name="Extent">How much of the older unit went to the younger one.</param>
/// <param name="EffectiveOn">First day of the younger unit.</param>
internal sealed record CommuneLink(string? OtherCode, string OtherName, ChangeExtent Extent, DateOnly EffectiveOn);

/// <summary>A province in force.</summary>
internal sealed record Province(string Code, string Name);

/// <summary>The code a commune's dossier codes begin with.</summary>
/// <param name="Provisional">True: a stand-in of the hub's, because the real one is not known.</param>
internal sealed record AgencyCode(string Code, bool Provisional);
