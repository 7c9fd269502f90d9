namespace MsaOrleans.Grains.Mailboxes;

/// <summary>Where the ids of contacts come from.</summary>
public interface IContactIds
{
    /// <returns>32 lowercase hexadecimal digits, unique in the service.</returns>
    string New(DateTimeOffset now);
}

/// <summary>UUID version 7 (RFC 9562): ids sort by time of creation.</summary>
internal sealed class ContactIds : IContactIds
{
#pragma warning disable RS0030 // this is the source of identifiers that everything else is given
    public string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");
#pragma warning restore RS0030
}
