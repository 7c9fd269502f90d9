using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Tests.Mail;

/// <summary>What an e-mail address is, wherever one is entered.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("jean@membre.example")]
    [InlineData("jean.martin.@libre.example")]
    [InlineData(".jean@libre.example")]
    [InlineData("jean..martin@libre.example")]
    [InlineData("o'neil+msa=1/2{x}~!#$%&*^`|?@libre.example")]
    [InlineData("\"jean martin\"@libre.example")]
    [InlineData("\"jean@martin\\\"\"@libre.example")]
    [InlineData("jéan@libre.example")]
    [InlineData("日本@例え.テスト")]
    [InlineData("jean@société.example")]
    [InlineData("jean@localhost")]
    [InlineData("jean@a-b.c1.example")]
    public void Is_one_if_a_mail_server_takes_it(string text) =>
        Assert.Equal(text, EmailAddress.Find(text)?.ToString());

    [Theory]
    [InlineData("\u00a0jean@membre.example")]
    [InlineData("jean@membre.example\u200b")]
    [InlineData("\ufeff\u202ajean@membre.example\u202c \t")]
    [InlineData("\u3164\u2800jean@membre.example\u00ad\u2060\r\n")]
    public void Nothing_that_can_not_be_seen_around_it_is_part_of_it(string text) =>
        Assert.Equal("jean@membre.example", EmailAddress.Find(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\u200b")]
    [InlineData("jean")]
    [InlineData("@membre.example")]
    [InlineData("jean@")]
    [InlineData("jean dupont@membre.example")]
    [InlineData("jean@membre .example")]
    [InlineData("je\u00a0an@membre.example")]
    [InlineData("je\u200ban@membre.example")]
    [InlineData("jean@mem\u200bbre.example")]
    [InlineData("jean@mem\u00adbre.example")]
    [InlineData("jean@exemple..example")]
    [InlineData("jean@.example")]
    [InlineData("jean@exemple.")]
    [InlineData("jean@-exemple.example")]
    [InlineData("jean@exemple-.example")]
    [InlineData("jean@exem_ple.example")]
    [InlineData("jean@membre@exemple.example")]
    [InlineData("jean@[192.0.2.1]")]
    [InlineData("jean@192.0.2.1")]
    [InlineData("jean,lucie@membre.example")]
    [InlineData("jean@a.example,lucie@b.example")]
    [InlineData("Jean <jean@membre.example>")]
    [InlineData("<jean@membre.example>")]
    [InlineData("mailto:jean@membre.example")]
    [InlineData("jean(moi)@membre.example")]
    [InlineData("je\"an@membre.example")]
    [InlineData("\"jean@membre.example")]
    [InlineData("\"je\"an\"@membre.example")]
    [InlineData("\"jean\\\"@membre.example")]
    [InlineData("\"\"@membre.example")]
    [InlineData("jean\\@membre.example")]
    [InlineData("jean\0@membre.example")]
    [InlineData("a@membre.example\r\nBcc: b@membre.example")]
    [InlineData("a\r\n@membre.example")]
    public void Anything_else_is_none(string? text) => Assert.Null(EmailAddress.Find(text));

    [Fact]
    public void It_is_at_most_254_octets_long()
    {
        Assert.NotNull(EmailAddress.Find(new string('a', 254 - 15) + "@membre.example"));
        Assert.Null(EmailAddress.Find(new string('a', 255 - 15) + "@membre.example"));
        Assert.Null(EmailAddress.Find(new string('é', 120) + "@membre.example"));
        Assert.Null(EmailAddress.Find($"jean@{new string('a', 64)}.example"));
    }

    [Fact]
    public void A_domain_of_other_letters_goes_to_the_server_in_ascii() =>
        Assert.Equal("xn--socit-esab.example", EmailAddress.Find("jean@société.example")!.AsciiDomain);
}
