using System.Net.Http.Json;
using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Api.Tests.Identity;

namespace MsaOrleans.Api.Tests.Delays;

/// <summary>What members are told before they write: the usual time, delay notices, what silence means.</summary>
public sealed class BeforeWritingTests(RunningService running) : IClassFixture<RunningService>
{
    private const string Housing = "theme=famille&subject=aides-au-logement&reason=demande-aide-au-logement";

    [Fact]
    public async Task A_notice_is_put_up_read_by_all_and_taken_down()
    {
        using var chief = await running.Service.StaffAsync("b-chief", "auvergne", "supervisor");
        const string Notices = "/api/v1/funds/auvergne/notices";
        var put = await chief.PutAsJsonAsync($"{Notices}/famille", Access.DelayNotice).JsonAsync(200);

        var read = await running.Service.Http.GetFromJsonAsync<JsonElement>($"{Notices}/famille");
        var listed = await running.Service.Http.GetFromJsonAsync<JsonElement>(Notices);
        var told = await DeadlineAsync("auvergne", Housing);
        Assert.Equal(
            ("famille", "Les réponses tardent : comptez dix jours."),
            (put.GetProperty("theme").GetString(), put.GetProperty("text").GetString())
        );
        Assert.Equal(put.ToString(), read.ToString());
        Assert.Equal($"[{put}]", listed.GetProperty("notices").ToString());
        Assert.Equal(put.ToString(), told.GetProperty("notice").ToString());
        Assert.False((await DeadlineAsync("auvergne", "theme=sante")).TryGetProperty("notice", out _));

        Assert.Equal(204, (int)(await chief.DeleteAsync($"{Notices}/famille")).StatusCode);
        Assert.Equal(204, (int)(await chief.DeleteAsync($"{Notices}/famille")).StatusCode);
        var gone = await running.Service.Http.GetAsync($"{Notices}/famille").JsonAsync(404);
        Assert.Equal("not-found", gone.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("atlantide", "Les réponses tardent.", 1, "unknown-topic")]
    [InlineData("famille", "Bientôt", 1, "text-too-short")]
    [InlineData("famille", "Les réponses tardent.", -2, "invalid-end")]
    [InlineData("famille", "Les réponses tardent.", 368, "invalid-end")]
    [InlineData("famille", "Les réponses tardent.", null, "invalid-request")]
    public async Task What_a_notice_may_not_be_has_a_code(string theme, string text, int? days, string code)
    {
        using var chief = await running.Service.StaffAsync("b-chief", "auvergne", "supervisor");
        var until = days is { } number
            ? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(number)
            : (DateOnly?)null;
        var refused = await chief
            .PutAsJsonAsync($"/api/v1/funds/auvergne/notices/{theme}", new { text, until })
            .JsonAsync(400);
        Assert.Equal(code, refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_usual_time_of_a_theme_is_told_from_20_answers_on()
    {
        using var agent = await running.Service.StaffAsync("b-agent", "bourgogne");
        for (var written = 0; written < 20; written++)
        {
            using var member = await running.Service.MemberAsync($"b-{written / 10}", fund: "bourgogne");
            var contact = await member.SubmitAsync($"b-{written / 10}", key: $"b-{written}").JsonAsync(201);
            var address = $"/api/v1/mailboxes/b-{written / 10}/contacts/{contact.GetProperty("id").GetString()}";
            await agent.PostAsJsonAsync($"{address}/replies", new { text = "Voici.", kind = "final" }).JsonAsync(201);
        }
        await Eventually.TrueAsync(async () =>
            (await agent.GetAsync("/api/v1/funds/bourgogne/figures").JsonAsync(200))
                .GetProperty("total")
                .GetProperty("answered")
                .GetInt32() == 20
        );

        var usual = (await DeadlineAsync("bourgogne", Housing)).GetProperty("usual");
        Assert.Equal(20, usual.GetProperty("answers").GetInt32());
        Assert.InRange(usual.GetProperty("minutes").GetInt32(), 0, 1);
        Assert.False((await DeadlineAsync("bourgogne", "theme=sante")).TryGetProperty("usual", out _));
    }

    [Fact]
    public async Task What_silence_means_is_told_for_a_topic_by_the_rule_that_files_one()
    {
        var silence = (await DeadlineAsync("picardie", $"{Housing}&receivedAt=2026-10-13T08:00:00Z")).GetProperty(
            "silence"
        );
        Assert.Equal(
            ("rejection", "2026-12-13"),
            (silence.GetProperty("effect").GetString(), silence.GetProperty("on").GetString())
        );
        var question = await DeadlineAsync(
            "picardie",
            Housing.Replace("demande-aide-au-logement", "autre", StringComparison.Ordinal)
        );
        Assert.False(question.TryGetProperty("silence", out _));
    }

    private Task<JsonElement> DeadlineAsync(string fund, string query) =>
        running.Service.Http.GetAsync($"/api/v1/funds/{fund}/deadline?{query}").JsonAsync(200);
}
