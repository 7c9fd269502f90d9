namespace MsaOrleans;

/// <summary>
/// The database did not answer in time. It is unknown whether the command was carried out. Send it again with the same
/// idempotency key.
/// </summary>
[GenerateSerializer, Alias("unavailable")]
public sealed class UnavailableException : Exception
{
    public UnavailableException()
        : this("The database did not answer.") { }

    public UnavailableException(string message)
        : base(message) { }

    public UnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
