namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// Contacts past their deadline, put into each side's tables before anybody asks: 48 business hours are too long to
/// wait for.
/// </summary>
internal static class LateContacts
{
    /// <summary>Of 1,000 and of 100,000.</summary>
    public const string SmallFund = "gironde",
        LargeFund = "bourgogne";

    private const string Rows = """
        (SELECT fund, fund || '-' || n AS member, lpad(to_hex(n + CASE fund WHEN 'gironde' THEN 0 ELSE 1048576 END), 32, '0') AS id,
            'theme-' || n % 12 AS theme, now() - INTERVAL '90 days' + n * INTERVAL '7.3 seconds' AS received,
            1 + n % 4 AS level, CASE WHEN n % 3 = 0 THEN 'agent-' || n % 20 END AS assignee
        FROM (VALUES ('gironde', 1000), ('bourgogne', 100000)) f (fund, many), generate_series(1, many) n) late
        """;

    /// <summary>Instants in ticks of 100 ns since year 1.</summary>
    private const string Service = $"""
        INSERT INTO open_contact (fund, contact_id, member_id, theme_code, theme_label, subject_code, subject_label, reason_code, reason_label,
            status, created_at, due_at, level, assignee, assignee_name, version, member_name)
        SELECT fund, id, member, theme, 'Thème ' || theme, 'sujet', 'Un sujet du thème', 'motif', 'Un motif du sujet', 1,
            621355968000000000 + (extract(epoch FROM received) * 10000000)::bigint,
            621355968000000000 + (extract(epoch FROM received + INTERVAL '2 days') * 10000000)::bigint,
            level, assignee, 'Nom de ' || assignee, 1, 'Membre ' || member
        FROM {Rows}
        """;

    private const string Baseline = $"""
        INSERT INTO member (id, name) SELECT member, 'Membre ' || member FROM {Rows};
        INSERT INTO contact (id, member_id, fund, theme, theme_label, subject, subject_label, reason, reason_label, kind, status,
            created_at, due_at, steps, level, assignee)
        SELECT id, member, fund, theme, 'Thème ' || theme, 'sujet', 'Un sujet du thème', 'motif', 'Un motif du sujet', 1, 1,
            received, received + INTERVAL '2 days', ARRAY[]::timestamptz[], level, assignee
        FROM {Rows}
        """;

    public static async Task AddAsync(Side side)
    {
        await side.Database.ExecuteAsync("service", side.Name == "service" ? Service : Baseline);
        await side.Database.ExecuteAsync("service", "VACUUM ANALYZE");
    }
}
