using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Silo;

/// <summary>How a silo is found; section <c>Cluster</c>.</summary>
public sealed class SiloOptions
{
    public const string Section = "Cluster";

    /// <summary>
    /// Names the rows of this service in its database: never changed, or nothing stored is found again.
    /// </summary>
    public const string ServiceId = "msa-orleans";

    /// <summary><c>embedded</c>: the silo lives in the Api's process.</summary>
    [AllowedValues("embedded", ErrorMessage = "Cluster:Mode must be embedded: this version has no silos elsewhere to be a client of.")]
    public string Mode { get; set; } = "embedded";

    [Required(ErrorMessage = "Cluster:ClusterId must not be empty.")]
    public string ClusterId { get; set; } = "msa";

    /// <summary>Port by which silos talk to each other; 11111 unless set.</summary>
    [Range(1, 65535, ErrorMessage = "Cluster:SiloPort must be from 1 to 65535.")]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port by which clients reach the silo; 30000 unless set.</summary>
    [Range(1, 65535, ErrorMessage = "Cluster:GatewayPort must be from 1 to 65535.")]
    public int GatewayPort { get; set; } = 30000;
}
