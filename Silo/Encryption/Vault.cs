using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Encryption;

/// <summary>Encrypts and decrypts what is stored, as the settings say.</summary>
/// <param name="ring">Null when nothing encrypted can be read.</param>
/// <param name="writes">Whether what is written is encrypted.</param>
/// <param name="refusesPlain">Whether what is not encrypted can't be read.</param>
internal sealed class Vault(IKeyRing? ring, bool writes, bool refusesPlain = false)
{
    /// <summary>In front of an encrypted text; no text of a member or an agent has it.</summary>
    private const char TextMark = '\u0001';

    /// <summary>Null when nothing encrypted can be read.</summary>
    public IKeyRing? Ring => ring;

    /// <summary>Whether what is written is encrypted.</summary>
    public bool Writes => writes;

    /// <summary>Whether what is not encrypted can't be read.</summary>
    /// <exception cref="EncryptionException">It can't.</exception>
    public void RequireEncrypted(bool isEncrypted)
    {
        if (refusesPlain && !isEncrypted)
            throw new EncryptionException("It is not encrypted, which Encryption:RefusePlain refuses.");
    }

    /// <exception cref="SettingsException">The settings, or the file that they name, are not usable.</exception>
    public static Vault Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EncryptionOptions>>().Value;
        var host = services.GetRequiredService<IHostEnvironment>();
        if (FileOf(options, services.GetRequiredService<IOptions<StorageOptions>>().Value, host) is not { } file)
            return options.RefusePlain ? throw Contradiction() : new(ring: null, writes: false);
        if (options is { Off: true, RefusePlain: true })
            throw Contradiction();
        return new(new FileKeyRing(KeyFile.Read(file)), !options.Off, options.RefusePlain);
    }

    /// <summary>The key by which to write a state; null to write it in the clear.</summary>
    /// <param name="known">That of the state as it was read; null for a state without one.</param>
    public async ValueTask<DataKey?> KeyForAsync(DataKey? known)
    {
        if (!writes)
            return null;
        if (known?.RingKeyId == ring!.First)
            return known;
        var bytes = known?.Bytes ?? RandomNumberGenerator.GetBytes(Aes256.KeyLength);
        return new(bytes, ring.First, await ring.WrapAsync(bytes));
    }

    /// <returns>What it says, and the key that it is encrypted by; no key for what is in the clear.</returns>
    /// <exception cref="EncryptionException">The key is missing, or that is not what was written there.</exception>
    public async ValueTask<(byte[] Plain, DataKey? Key)> OpenAsync(byte[] bytes, RowIdentity row)
    {
        RequireEncrypted(Envelope.Is(bytes));
        if (!Envelope.Is(bytes))
            return (bytes, null);
        var key = await KeyOfAsync(bytes);
        return (Envelope.Parse(bytes).Open(key.Bytes, row), key);
    }

    /// <summary>The data key of an envelope.</summary>
    /// <exception cref="EncryptionException">The key that encrypts it is missing, or did not encrypt it.</exception>
    public ValueTask<DataKey> KeyOfAsync(byte[] envelope)
    {
        var parsed = Envelope.Parse(envelope);
        var (id, wrapped) = (parsed.KeyId, parsed.Wrapped.ToArray());
        return ring is null
            ? throw new EncryptionException($"It is encrypted by the key {id}, and Encryption:Keys is not set.")
            : UnwrapAsync(id, wrapped);
    }

    /// <summary>A text as a column of texts has it.</summary>
    /// <param name="key">Null to leave it in the clear.</param>
    public static string Seal(string text, DataKey? key, RowIdentity row) =>
        key is null ? text : TextMark + Convert.ToBase64String(Envelope.Seal(key, Encoding.UTF8.GetBytes(text), row));

    /// <exception cref="EncryptionException">The key is missing, or that is not what was written there.</exception>
    public async ValueTask<string> OpenAsync(string text, RowIdentity row)
    {
        var bytes = EnvelopeOf(text) ?? Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString((await OpenAsync(bytes, row)).Plain);
    }

    /// <summary>Null for a text in the clear.</summary>
    /// <exception cref="EncryptionException">It is neither.</exception>
    public static byte[]? EnvelopeOf(string text)
    {
        if (text is not [TextMark, ..])
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text.AsSpan(1), bytes, out var length) && Envelope.Is(bytes)
            ? bytes[..length]
            : throw new EncryptionException("It was changed since it was written.");
    }

    public static string TextOf(byte[] envelope) => TextMark + Convert.ToBase64String(envelope);

    private async ValueTask<DataKey> UnwrapAsync(string id, byte[] wrapped) =>
        new(await ring!.UnwrapAsync(id, wrapped), id, wrapped);

    private static string? FileOf(EncryptionOptions options, StorageOptions storage, IHostEnvironment host)
    {
        if (!string.IsNullOrWhiteSpace(options.Keys))
            return Path.Combine(host.ContentRootPath, options.Keys);
        if (options.Off)
            return null;
        if (!host.IsDevelopment())
            throw new SettingsException(
                "Encryption:Keys must name the file of the keys that encrypt what is stored; the command new-key of "
                    + "the silo makes one. Encryption:Off=true would store everything in the clear."
            );
        var made = Path.GetFullPath(Path.ChangeExtension(Path.Combine(host.ContentRootPath, storage.Path), ".keys"));
        try
        {
            KeyFile.MakeIfMissing(made, TimeProvider.System.GetUtcNow());
            return made;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"Encryption:Keys is not set, and a file of keys can't be made beside Storage:Path: {fault.Message}"
            );
        }
    }

    private static SettingsException Contradiction() =>
        new("Encryption:RefusePlain refuses what Encryption:Off writes: remove one of them.");
}
