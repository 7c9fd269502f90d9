namespace MsaOrleans.Api.Demo;

/// <summary>Sign-in without an issuer, for trying the service; section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether anybody may ask for any token. True in Development unless set; refused in Production.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether personas get a history in a store that has none. As <see cref="Enabled"/> unless set.</summary>
    public bool Seed { get; set; }
}
