using System.Text;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Tests.Funds;

public sealed class FundFileTests
{
    private const string Valid =
        "\"code\":\"a\",\"name\":\"A\",\"address\":\"1 rue "
        + "A\",\"contact\":\"01\",\"calendar\":\"metropole\",\"timeZone\":\"Europe/Paris\"";
    private const string Bridge = "{\"date\":\"2026-11-23\",\"reason\":\"pont\"}";
    private readonly FundDirectory _shipped = FundFile.Load(new());

    [Fact]
    public void The_35_funds_and_the_demo_are_complete()
    {
        Assert.Equal(36, _shipped.All.Length);
        Assert.All(
            _shipped.All,
            fund =>
            {
                Assert.Contains('\n', fund.View.Address);
                Assert.NotEmpty(fund.View.Contact);
                Assert.Equal(4, fund.Escalation.Distinct().Count());
                Assert.All(
                    fund.Escalation,
                    address => Assert.EndsWith(".example", address.Domain, StringComparison.Ordinal)
                );
            }
        );
        Assert.Equal("MSA de Picardie", _shipped.Find("picardie")!.View.Name);
        Assert.Equal("alsace-moselle", _shipped.Find("alsace")!.View.Calendar);
        Assert.True(_shipped.Find("demo")!.Calendar.IsBusinessDay(new(2026, 12, 25)));
    }

    [Theory]
    [InlineData("{\"code\":\"A b\"}", "funds[0].code")]
    [InlineData("{\"code\":\"a\"}", "funds[0].name")]
    [InlineData("{\"code\":\"national\"}", "“national” stands for all funds together")]
    [InlineData("{\"code\":\"a\"}", "funds[0].telephone")]
    [InlineData(
        "{" + Valid + ",\"telephone\":\"jean@a.example\"}",
        "funds[0].telephone: a telephone number expected, not “jean@a.example”"
    )]
    [InlineData("{" + Valid + ",\"telephone\":\" \"}", "funds[0].telephone: missing")]
    [InlineData(
        "{" + Valid + ",\"email\":\"accueil a@a.example\"}",
        "funds[0].email: an e-mail address expected, not “accueil a@a.example”"
    )]
    [InlineData("{" + Valid + ",\"escalation\":[\"pas une adresse\"]}", "funds[0].escalation[0]")]
    [InlineData("{" + Valid + ",\"closingDays\":[{\"date\":\"2026-11-23\"}]}", "funds[0].closingDays[0]")]
    [InlineData("{" + Valid + ",\"escalation\":[\"un@a.example\",null]}", "funds[0].escalation[1]")]
    [InlineData("{" + Valid + ",\"escalation\":[\"\"]}", "funds[0].escalation[0]")]
    [InlineData(
        "{" + Valid + ",\"escalation\":[\"chef de service@msa.example\"]}",
        "funds[0].escalation[0]: an e-mail address expected, not “chef de service@msa.example”"
    )]
    [InlineData("{" + Valid + ",\"escalation\":[\"un@a..example\"]}", "funds[0].escalation[0]")]
    [InlineData("{" + Valid + ",\"escalation\":[\"un@a.example,deux@a.example\"]}", "funds[0].escalation[0]")]
    [InlineData("{" + Valid + ",\"escalation\":\"un@a.example\"}", "$[0].escalation")]
    [InlineData("{" + Valid + ",\"closingDays\":[null]}", "funds[0].closingDays[0]")]
    [InlineData(
        "{" + Valid + ",\"closingDays\":[{\"date\":\"2026-02-30\",\"reason\":\"pont\"}]}",
        "$[0].closingDays[0].date"
    )]
    [InlineData("{" + Valid + ",\"closingDays\":[" + Bridge + "," + Bridge + "]}", "funds[0].closingDays[1]")]
    [InlineData(
        "{" + Valid + ",\"closingDays\":[" + Bridge + ",null,{\"date\":\"2026-11-23\",\"reason\":\"inventaire\"}]}",
        "funds[0].closingDays[2]"
    )]
    [InlineData("{" + Valid + "},{" + Valid + "}", "funds[1].code")]
    [InlineData("{" + Valid + "},null", "funds[1]")]
    [InlineData("{" + Valid + ",\"fax\":\"02\"}", "$[0].fax")]
    [InlineData("{", "line 1")]
    [InlineData("", "funds: none")]
    public void A_fault_names_its_node(string funds, string node) =>
        Assert.Contains(
            node,
            Assert.Throws<DataFaultException>(() => Read($"[{funds}]")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("metropole", "lune", "funds[0].calendar")]
    [InlineData("Europe/Paris", "Lune/Mer", "funds[0].timeZone")]
    public void An_unknown_calendar_or_zone_is_named(string known, string unknown, string node) =>
        Assert.Contains(
            node,
            Assert
                .Throws<DataFaultException>(() =>
                    Read("[{" + Valid.Replace(known, unknown, StringComparison.Ordinal) + "}]")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Levels_above_the_last_address_are_told_to_it()
    {
        var fund = Read("[{" + Valid + ",\"escalation\":[\"un@a.example\",\"deux@a.example\"]}]").Find("a")!;
        Assert.Equal(
            ["un@a.example", "deux@a.example", "deux@a.example"],
            new[] { 1, 2, 3 }.Select(fund.EscalationAddress)
        );
        Assert.Null(Read("[{" + Valid + "}]").Find("a")!.EscalationAddress(1));
    }

    [Fact]
    public void A_number_given_as_contact_is_the_telephone_and_either_is_said_as_both()
    {
        var old = Read("[{" + Valid + "}]").Find("a")!.View;
        var both = Read("[{" + Valid + ",\"telephone\":\"+33 1 02\",\"email\":\"accueil@a.example \"}]")
            .Find("a")!
            .View;
        Assert.Equal(("01", "01"), (old.Telephone, old.Contact));
        Assert.Null(old.Email);
        Assert.Equal(("+33 1 02", "+33 1 02", "accueil@a.example"), (both.Telephone, both.Contact, both.Email));
    }

    [Fact]
    public void A_fund_listed_no_more_keeps_the_national_calendar() =>
        Assert.Equal("metropole", _shipped.CalendarOf("atlantide").Code);

    [Fact]
    public void Lists_may_be_null_and_have_more_addresses_than_the_ladder_has_steps()
    {
        var fund = Read("[{" + Valid + ",\"escalation\":null,\"closingDays\":null}]").Find("a")!;
        Assert.Null(fund.EscalationAddress(1));
        Assert.Equal(
            "un@a.example",
            Read("[{" + Valid + ",\"escalation\":[\"un@a.example\",\"deux@a.example\"]}]")
                .Find("a")!
                .EscalationAddress(1)
        );
    }

    private static FundDirectory Read(string json) =>
        FundFile.Read(new("funds.json", () => new MemoryStream(Encoding.UTF8.GetBytes(json))));
}
