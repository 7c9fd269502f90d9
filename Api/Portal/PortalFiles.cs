using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace MsaOrleans.Api.Portal;

/// <summary>
/// The files of the pages. Styles and scripts have addresses that begin with a fingerprint of all files together: what
/// is
/// at such an address never changes, and a release is never half old, half new.
/// </summary>
internal sealed class PortalFiles : IDisposable
{
    private const string Prefix = "/f";

    private const int FingerprintLength = 12;

    private readonly IDisposable _watch;
    private Lazy<string> _fingerprint;

    public PortalFiles(IWebHostEnvironment environment)
    {
        Provider = Find(environment);
        _fingerprint = new(Measure);
        _watch = ChangeToken.OnChange(() => Provider.Watch("**/*"), () => _fingerprint = new(Measure));
    }

    public IFileProvider Provider { get; }

    public string Fingerprint => _fingerprint.Value;

    /// <summary>Where a style or a script is to be asked for.</summary>
    /// <param name="path">Such as <c>/style/portal.css</c>.</param>
    public string AddressOf(string path) => $"{Prefix}/{Fingerprint}{path}";

    /// <summary>Takes the fingerprint off an address.</summary>
    /// <param name="path">Of a request.</param>
    /// <param name="file">The file that is meant.</param>
    /// <param name="isCurrent">Whether the fingerprint is that of the files as they are.</param>
    /// <returns>False where there is none, or where a page is asked for, which has none.</returns>
    public bool TryRead(PathString path, out PathString file, out bool isCurrent)
    {
        (file, isCurrent) = (default, false);
        if (
            !path.StartsWithSegments(Prefix, out var rest)
            || rest.Value is not { Length: > FingerprintLength + 1 } value
        )
            return false;
        if (value[FingerprintLength + 1] != '/' || Path.GetExtension(value) is not (".css" or ".js" or ".svg"))
            return false;
        file = value[(FingerprintLength + 1)..];
        isCurrent = value.AsSpan(1, FingerprintLength).SequenceEqual(Fingerprint);
        return true;
    }

    public void Dispose() => _watch.Dispose();

    /// <summary>
    /// Those beside the sources when the service is run from them, to be edited as it runs; else those shipped with the
    /// program.
    /// </summary>
    private static IFileProvider Find(IWebHostEnvironment environment) =>
        Directory.Exists(environment.WebRootPath)
            ? environment.WebRootFileProvider
            : new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    private string Measure()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, file) in FilesIn("").OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            using var content = new MemoryStream();
            using var stream = file.CreateReadStream();
            stream.CopyTo(content);
            hash.AppendData(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..FingerprintLength];
    }

    private IEnumerable<(string Path, IFileInfo File)> FilesIn(string folder) =>
        Provider
            .GetDirectoryContents(folder)
            .SelectMany(entry =>
                entry.IsDirectory ? FilesIn($"{folder}/{entry.Name}") : [($"{folder}/{entry.Name}", entry)]
            );
}
