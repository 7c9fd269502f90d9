using Microsoft.Extensions.Logging.Abstractions;
using MsaOrleans.Silo.Encryption;

namespace MsaOrleans.Silo.Tests.Hosting;

/// <summary>Files of keys.</summary>
internal static class TestKeys
{
    /// <summary>The keys of a test that does without others.</summary>
    public static string File { get; } = Make(Path.Combine(AppContext.BaseDirectory, "test.keys"));

    /// <summary>Reads excerpts that are in the clear.</summary>
    public static Excerpts NoExcerpts { get; } =
        new(new Vault(ring: null, writes: false), NullLogger<Excerpts>.Instance);

    private static string Make(string path)
    {
        KeyFile.MakeIfMissing(path, TimeProvider.System.GetUtcNow());
        return path;
    }
}
