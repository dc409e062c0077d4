<?xml version="1.0" encoding="UTF-8"?>
<!-- Miesta: kraje, okresy a obce podľa názvu, tak ako ich človek napíše. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                exclude-result-prefixes="#all">

  <!-- názvy miest bez diakritiky, veľkosti písmen, bodiek a spojovníkov -->
  <xsl:function name="sk:kľúč" as="xs:string">
    <xsl:param name="názov" as="item()"/>
    <xsl:sequence select="normalize-space(replace(replace(normalize-unicode(lower-case(trm:text($názov)), 'NFD'), '\p{Mn}', ''), '[ .\-]+', ' '))"/>
  </xsl:function>

  <!-- miesto tejto úrovne podľa názvu; obec aj podľa iného zápisu -->
  <xsl:function name="sk:kraj" as="map(*)?">
    <xsl:param name="názov" as="item()"/>
    <xsl:sequence select="($trm:places(sk:kľúč($názov)), $trm:places(sk:kľúč($názov) || ' kraj'))[?level eq 'region'][1]"/>
  </xsl:function>

  <xsl:function name="sk:okres" as="map(*)?">
    <xsl:param name="názov" as="item()"/>
    <xsl:sequence select="$trm:places('okres ' || sk:kľúč($názov))"/>
  </xsl:function>

  <xsl:function name="sk:obec" as="map(*)?">
    <xsl:param name="názov" as="item()"/>
    <xsl:sequence select="$trm:places(sk:kľúč($názov))[?level = ('settlement', 'alias')]"/>
  </xsl:function>

  <!-- kraj alebo okres, ktorý musí existovať -->
  <xsl:function name="sk:známe" as="map(*)">
    <xsl:param name="miesto" as="map(*)?"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:sequence select="if (exists($miesto)) then $miesto
        else error(QName('urn:trmgateway:map:1', 'trm:CODE_UNKNOWN'), '', ($otázka, 'places'))"/>
  </xsl:function>

  <!--
    Obec, okres, kraj a štát. Na Slovensku sa kraj a okres doplnia podľa obce zo zoznamu a musia sa zhodovať s uvedenými; obec mimo zoznamu
    zostane ako text. V inom štáte je kraj kód ISO 3166-2.
  -->
  <xsl:function name="sk:miesto" as="map(*)">
    <xsl:param name="údaje" as="element(fn:map)"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:variable name="obec" select="sk:člen($údaje, 'obec')"/>
    <xsl:variable name="okres" select="sk:člen($údaje, 'okres')"/>
    <xsl:variable name="kraj" select="sk:člen($údaje, 'kraj')"/>
    <xsl:variable name="doma" select="sk:člen($údaje, 'štát')/self::fn:string = 'SK'"/>
    <xsl:variable name="o" select="if ($doma) then $obec/self::fn:string ! sk:obec(.) else ()"/>
    <xsl:variable name="d" select="if ($doma) then $okres/self::fn:string ! sk:známe(sk:okres(.), $otázka) else ()"/>
    <xsl:variable name="k" select="if ($doma) then $kraj/self::fn:string ! sk:známe(sk:kraj(.), $otázka) else ()"/>
    <xsl:variable name="regióny" select="distinct-values(($o?region, $d?region, $k?region))"/>
    <xsl:variable name="okresy" select="distinct-values(($o?district[. ne ''], $d?name))"/>
    <xsl:sequence select="if (count($regióny) gt 1 or count($okresy) gt 1) then map { 'spor': trm:invalid($otázka, 'place-ladder') }
        else map {
          'obec': ($o?name, $obec)[1],
          'okres': ($okresy, $okres)[1],
          'kraj': if ($doma) then ($regióny, $kraj)[1] else $kraj ! sk:región(., $údaje, $otázka) }"/>
  </xsl:function>

  <xsl:function name="sk:región" as="item()">
    <xsl:param name="kraj" as="element()"/>
    <xsl:param name="údaje" as="element(fn:map)"/>
    <xsl:param name="otázka" as="xs:string"/>
    <xsl:sequence select="if ($kraj/self::fn:null or matches($kraj, '^[A-Z]{2}-[A-Z0-9]{1,3}$')
        and starts-with($kraj, sk:člen($údaje, 'štát') || '-')) then $kraj else trm:invalid($otázka, 'region')"/>
  </xsl:function>
</xsl:stylesheet>
