package dev.gatehouse.checks.arguments.meanings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The closed lists of a query that reads: words of the grammar, functions, types. What is on none of them and names nothing in the
/// query is refused, so a clause of some dialect that nobody here thought of (`INTO OUTFILE`, `FOR UPDATE`, `PROCEDURE ANALYSE`) is as well.
final class SqlWords {
    /// Words of the grammar that may stand bare.
    static final Set<String> GRAMMAR = words("""
        select distinct all as from where and or not in is null like ilike between exists case when then else end join inner left right
        full outer cross natural on using group by having order asc desc nulls first last limit offset fetch next row rows only with union
        intersect except true false over partition range unbounded preceding following current any some escape interval date time
        timestamp filter within cast extract both leading trailing collate year quarter month week day hour minute second dow doy epoch
        current_date current_time current_timestamp zone at top window localtime localtimestamp double precision varying character
        unsigned signed""");

    /// Words of the grammar that a bracket may follow.
    static final Set<String> BEFORE_BRACKET = words("""
        in exists and or not on using over as from join where when then else any some all by select distinct having union except intersect
        between like ilike is filter within case limit offset interval cast extract top group varchar char character varying decimal
        numeric nvarchar nchar float time timestamp""");

    /// Functions that answer from their arguments alone: none reads a file or the catalogue, sleeps, runs text as a query, speaks to a
    /// network or makes rows or long texts out of a number.
    static final Set<String> FUNCTIONS = words("""
        count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp median mode corr percentile_cont percentile_disc
        string_agg array_agg json_agg jsonb_agg group_concat listagg bool_and bool_or every any_value total row_number rank dense_rank
        percent_rank cume_dist ntile lag lead first_value last_value nth_value abs ceil ceiling floor round trunc truncate mod power pow
        sqrt sign exp ln log log10 log2 greatest least random rand pi degrees radians sin cos tan lower upper initcap length char_length
        character_length octet_length len trim ltrim rtrim btrim substr substring left right replace concat concat_ws position strpos
        instr charindex reverse split_part translate ascii overlay coalesce nullif ifnull isnull nvl iif if now current_date current_time
        current_timestamp localtime localtimestamp date time datetime julianday strftime unixepoch timediff date_part date_trunc date_add
        date_sub adddate subdate datediff dateadd datepart timestampdiff timestampadd date_format str_to_date to_char to_date to_timestamp
        to_number year quarter month week day hour minute second dayofweek dayofmonth dayofyear weekday last_day from_unixtime
        unix_timestamp curdate curtime datefromparts datename format getdate sysdate age make_date add_months months_between extract
        eomonth json_extract json_value json_array_length json_type json_valid jsonb_array_length cast""");

    /// Functions that are called without brackets and tell who is connected to what.
    static final Set<String> CALLED_BARE = words("current_user session_user system_user current_role current_catalog current_schema");

    /// Words that begin another statement or clause somewhere, and so are no bare names here; in quotes they may be.
    static final Set<String> NEVER_BARE = words("""
        table into values insert update delete merge upsert replace truncate create alter drop grant revoke exec execute call do set
        attach detach pragma vacuum copy load handler lock unlock for returning lateral procedure outfile dumpfile infile qualify pivot
        unpivot prepare deallocate declare begin commit rollback explain describe show use reindex analyze""");

    /// Types that a value may be cast to; others look things up (`regclass`) or parse what they get (`xml`).
    static final Set<String> TYPES = words("""
        int int2 int4 int8 integer bigint smallint tinyint numeric decimal real float float4 float8 double text varchar char character
        nvarchar nchar string date time timestamp timestamptz datetime datetime2 boolean bool bit uuid json jsonb interval unsigned signed
        precision varying number""");

    private SqlWords() {}

    private static Set<String> words(String text) {
        return Set.copyOf(new HashSet<>(List.of(text.strip().split("\\s+"))));
    }
}
