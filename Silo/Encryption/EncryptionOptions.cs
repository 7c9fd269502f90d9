namespace MsaOrleans.Silo.Encryption;

/// <summary>How states and excerpts are encrypted at rest; configuration section <c>Encryption</c>.</summary>
public sealed class EncryptionOptions
{
    public const string Section = "Encryption";

    /// <summary>
    /// The file of keys, relative to the content root or absolute; the first key encrypts. Without it, in Development
    /// one is made beside <c>Storage:Path</c>, elsewhere the start is refused unless <see cref="Off"/> says so.
    /// </summary>
    public string? Keys { get; set; }

    /// <summary>
    /// Whether all is written in the clear; with <see cref="Keys"/>, what is encrypted can still be read. False unless
    /// set.
    /// </summary>
    public bool Off { get; set; }

    /// <summary>
    /// Whether a state that is not encrypted is refused as one that the service did not write. False unless set; for
    /// databases of which the command <c>encrypt</c> left nothing in the clear.
    /// </summary>
    public bool RefusePlain { get; set; }
}
