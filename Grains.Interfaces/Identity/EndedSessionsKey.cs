using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Identity;

/// <summary>
/// Which <see cref="IEndedSessionsGrain"/> knows a person: few enough that all stay in memory, many enough that each
/// writes little at a sign-out.
/// </summary>
public static class EndedSessionsKey
{
    public const int Count = 1024;

    public static string Of(string sub)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(sub));
        return $"{BitConverter.ToUInt16(hash) % Count:x3}";
    }

    public static IEndedSessionsGrain GetEndedSessions(this IGrainFactory grains, string sub) =>
        grains.GetGrain<IEndedSessionsGrain>(Of(sub));
}
