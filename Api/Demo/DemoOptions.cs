namespace MsaOrleans.Api.Demo;

/// <summary>Sign-in without an issuer, for trying the service; section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>
    /// Whether anybody may ask for any token. True in Development unless set; refused in any other environment.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>Whether personas get a history in a store that has none. As <see cref="Enabled"/> unless set.</summary>
    public bool Seed { get; set; }

    /// <summary>
    /// 32 bytes or more in base64, by which several Apis recognise each other's tokens; one made at the start unless
    /// set, or when empty.
    /// </summary>
    public string? SigningKey
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Whether <see cref="SigningKey"/> is one.</summary>
    internal bool HasValidKey =>
        SigningKey is null
        || Convert.TryFromBase64String(SigningKey, new byte[SigningKey.Length], out var length) && length >= 32;
}
