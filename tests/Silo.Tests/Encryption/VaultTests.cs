using System.Text;
using MsaOrleans.Silo.Encryption;

namespace MsaOrleans.Silo.Tests.Encryption;

/// <summary>What is encrypted comes back as it went, or not at all.</summary>
public sealed class VaultTests
{
    private static readonly RingKey A = new("a", [.. Enumerable.Repeat((byte)1, 32)]),
        B = new("b", [.. Enumerable.Repeat((byte)2, 32)]);

    private static readonly RowIdentity Row = new("table", "jean", 3);
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Bonjour");

    [Fact]
    public async Task What_went_comes_back_and_never_looks_the_same_twice()
    {
        var vault = Of(A);
        var key = await vault.KeyForAsync(known: null);
        var (one, two) = (Envelope.Seal(key!, Text, Row), Envelope.Seal(key!, Text, Row));
        var (plain, known) = await vault.OpenAsync(one, Row);
        Assert.Equal(Text, plain);
        Assert.NotEqual(one, two);
        Assert.Equal(key!.Bytes, known!.Bytes);
        Assert.Same(known, await vault.KeyForAsync(known));
        Assert.Equal(-1, one.AsSpan().IndexOf(Text));
    }

    [Fact]
    public async Task Another_row_or_version_and_any_changed_byte_are_found_and_named()
    {
        var vault = Of(A);
        var sealedText = Envelope.Seal((await vault.KeyForAsync(known: null))!, Text, Row);
        Assert.Equal(
            "It is what was written to another row.",
            await FaultAsync(vault, sealedText, Row with { Key = "lucie" })
        );
        Assert.Equal(
            "It is what was written to another row.",
            await FaultAsync(vault, sealedText, Row with { Table = "other" })
        );
        Assert.Equal(
            "It is what was written at version 3, and the row says version 5.",
            await FaultAsync(vault, sealedText, Row with { Version = 5 })
        );
        // Version and name of the row are hints; all else is guarded.
        var hints = sealedText.Length - Text.Length - Aes256.Overhead - sizeof(int) - RowIdentity.NameLength;
        foreach (var at in Enumerable.Range(1, sealedText.Length - 1))
        {
            var changed = sealedText.ToArray();
            changed[at] ^= 1;
            if (at >= hints && at < hints + sizeof(int) + RowIdentity.NameLength)
                Assert.Equal(Text, (await vault.OpenAsync(changed, Row)).Plain);
            else
                await FaultAsync(vault, changed, Row);
        }
        foreach (var length in Enumerable.Range(1, sealedText.Length - 1))
            await FaultAsync(vault, sealedText[..length], Row);
    }

    [Fact]
    public async Task A_missing_key_is_named_and_so_is_another_one_under_its_id()
    {
        var sealedText = Envelope.Seal((await Of(A).KeyForAsync(known: null))!, Text, Row);
        Assert.Equal(
            "Encryption:Keys lacks the key a, by which it is encrypted.",
            await FaultAsync(Of(B), sealedText, Row)
        );
        Assert.Equal(
            "It is encrypted by the key a, and Encryption:Keys is not set.",
            await FaultAsync(new(ring: null, writes: false), sealedText, Row)
        );
        Assert.StartsWith(
            "Its data key was changed, or Encryption:Keys has another key as a",
            await FaultAsync(Of(B with { Id = "a" }), sealedText, Row),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_new_first_key_encrypts_the_data_key_that_was()
    {
        var old = Envelope.Seal((await Of(A).KeyForAsync(known: null))!, Text, Row);
        var both = Of(B, A);
        var (_, known) = await both.OpenAsync(old, Row);
        var key = (await both.KeyForAsync(known))!;
        Assert.Equal(("b", known!.Bytes), (key.RingKeyId, key.Bytes));

        var anew = Envelope.Parse(old).Under(key);
        Assert.Equal("b", Envelope.KeyIdOf(anew.AsSpan(0, Envelope.HeadLength)));
        Assert.Equal(Text, (await Of(B).OpenAsync(anew, Row)).Plain);
    }

    [Fact]
    public async Task What_is_in_the_clear_is_read_unless_that_is_refused()
    {
        byte[] plain = [0x10, .. "{}"u8];
        Assert.Equal(plain, (await Of(A).OpenAsync(plain, Row)).Plain);
        Assert.Equal("Bonjour", await Of(A).OpenAsync("Bonjour", Row));
        var strict = new Vault(new FileKeyRing([A]), writes: true, refusesPlain: true);
        Assert.Equal(
            "It is not encrypted, which Encryption:RefusePlain refuses.",
            await FaultAsync(strict, plain, Row)
        );
        await Assert.ThrowsAsync<EncryptionException>(async () => await strict.OpenAsync("Bonjour", Row));
        var off = new Vault(new FileKeyRing([A]), writes: false);
        Assert.Null(await off.KeyForAsync(known: null));
        Assert.Equal("Bonjour", Vault.Seal("Bonjour", key: null, Row));
    }

    [Fact]
    public async Task A_text_that_was_changed_is_found()
    {
        var vault = Of(A);
        var text = Vault.Seal("Été à Noël", await vault.KeyForAsync(known: null), Row);
        Assert.Equal("Été à Noël", await vault.OpenAsync(text, Row));
        foreach (var changed in new[] { text[..^1], text[..1], text + "AAAA", $"{text[..^5]}!{text[^4..]}" })
            await Assert.ThrowsAsync<EncryptionException>(async () => await vault.OpenAsync(changed, Row));
    }

    private static Vault Of(params RingKey[] keys) => new(new FileKeyRing([.. keys]), writes: true);

    private static async Task<string> FaultAsync(Vault vault, byte[] bytes, RowIdentity row) =>
        (await Assert.ThrowsAsync<EncryptionException>(async () => await vault.OpenAsync(bytes, row))).Message;
}
