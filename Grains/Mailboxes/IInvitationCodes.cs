using System.Security.Cryptography;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>Where the codes of invitations come from.</summary>
public interface IInvitationCodes
{
    InvitationCode New();
}

/// <summary>Random bytes of the operating system.</summary>
internal sealed class InvitationCodes : IInvitationCodes
{
    public InvitationCode New()
    {
        Span<byte> random = stackalloc byte[InvitationCode.Bytes];
        RandomNumberGenerator.Fill(random);
        return InvitationCode.Of(random);
    }
}
