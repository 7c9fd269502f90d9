using System.ComponentModel.DataAnnotations;
using System.Net;

namespace MsaOrleans.Silo;

/// <summary>How a silo is found; section <c>Cluster</c>.</summary>
public sealed class SiloOptions : IValidatableObject
{
    public const string Section = "Cluster";

    /// <summary>
    /// Names the rows of this service in its database: never changed, or nothing stored is found again.
    /// </summary>
    public const string ServiceId = "msa-orleans";

    /// <summary>
    /// Of the Api: <c>embedded</c>, with a silo in its process, or <c>client</c> of silos found in PostgreSQL.
    /// </summary>
    [AllowedValues(Embedded, Client, ErrorMessage = "Cluster:Mode must be embedded or client.")]
    public string Mode { get; set; } = Embedded;

    public const string Embedded = "embedded";
    public const string Client = "client";

    [Required(ErrorMessage = "Cluster:ClusterId must not be empty.")]
    [StringLength(150, ErrorMessage = "Cluster:ClusterId must be 150 characters at most.")]
    public string ClusterId { get; set; } = "msa";

    /// <summary>Port by which silos talk to each other; 11111 unless set. On SQLite nothing listens there.</summary>
    [Range(1, 65535, ErrorMessage = "Cluster:SiloPort must be from 1 to 65535.")]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port by which clients reach the silo; 30000 unless set. On SQLite nothing listens there.</summary>
    [Range(1, 65535, ErrorMessage = "Cluster:GatewayPort must be from 1 to 65535.")]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// IP address, or a name that has one, by which the others reach this silo; the loopback address unless set. On
    /// SQLite there are no others.
    /// </summary>
    [Required(ErrorMessage = "Cluster:AdvertisedAddress must not be empty.")]
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>Wildcard and broadcast addresses, by which no silo can be reached.</summary>
    private static readonly IPAddress[] OfNobody = [IPAddress.Any, IPAddress.IPv6Any, IPAddress.Broadcast];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IPAddress.TryParse(AdvertisedAddress, out var address) && OfNobody.Contains(address))
            yield return new(
                "Cluster:AdvertisedAddress must be an address by which the others reach this silo, not "
                    + $"{AdvertisedAddress}."
            );
        if (SiloPort == GatewayPort)
            yield return new("Cluster:SiloPort and Cluster:GatewayPort must be two ports.");
    }
}
