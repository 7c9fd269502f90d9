namespace MsaOrleans;

/// <summary>
/// The database did not answer, or not in time. Whether a command was carried out is unknown: it may be sent again
/// with the same idempotency key.
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
