using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Chinese as it is written in Taiwan and Hong Kong: what is looked for stands in the patterns in simplified characters only.</summary>
internal static class TraditionalChinese
{
    /// <summary>Pairs of a simplified character and its traditional form, of those that words about mail are made of.</summary>
    private const string Pairs =
        "邮郵帐帳账帳号號户戶码碼错錯误誤验驗证證认認绝絕录錄连連时時间間过過额額发發启啟开開关關闭閉冻凍结結锁鎖权權许許应應务務网網络絡协協议議标標准準拦攔频頻数數写寫请請输輸设設单單无無败敗传傳检檢测測试試钥鑰临臨终終断斷状狀态態响響处處来來对對专專实實际際显顯个個级級强強动動区區内內类類页頁须須备備远遠门門题題预預随隨难難项項签簽识識维維护護后後达達绑綁违違规規统統计計长長联聯总總杀殺软軟墙牆没沒尝嘗转轉双雙两兩骤驟与與为為这這从從当當";

    private static readonly FrozenDictionary<char, char> ToTraditional =
        Enumerable.Range(0, Pairs.Length / 2).Select(at => (Simplified: Pairs[at * 2], Traditional: Pairs[(at * 2) + 1])).DistinctBy(pair => pair.Simplified)
            .ToFrozenDictionary(pair => pair.Simplified, pair => pair.Traditional);

    /// <summary>A term in traditional characters; null where it is written the same.</summary>
    public static string? Of(string term)
    {
        var traditional = string.Concat(term.Select(letter => ToTraditional.GetValueOrDefault(letter, letter)));
        return traditional == term ? null : traditional;
    }
}
