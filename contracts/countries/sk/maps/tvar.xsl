<?xml version="1.0" encoding="UTF-8"?>
<!--
  Číta tlačivo a odmieta, čo do neho nepatrí: neznámy člen, iný typ, chýbajúci člen, iný zápis hodnoty. Uvádza sa cesta z vlastných názvov a
  poradie (neznámy člen je iba číslo), nikdy názov ani hodnota od odosielateľa.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                exclude-result-prefixes="#all">

  <!-- opis tlačiva; každá mapa má svoj -->
  <xsl:variable name="sk:tvar" as="element(map)"><map n="tlačivo"/></xsl:variable>

  <!-- null dostane dôvod, ktorý je vedľa neho v člene dôvody; bez dôvodu je hodnota neznáma -->
  <xsl:variable name="trm:status-attribute" as="xs:string" select="'dôvod'"/>

  <xsl:template match="/">
    <xsl:variable name="tlačivo" as="element(fn:map)"><xsl:apply-templates select="*" mode="zápis"/></xsl:variable>
    <xsl:apply-templates select="sk:objekt($tlačivo, $sk:tvar, $sk:tvar/@n), $tlačivo" mode="form"/>
  </xsl:template>

  <!-- zložené znaky v názvoch aj hodnotách, pevné medzery ako medzery -->
  <xsl:template match="fn:*" mode="zápis">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/2005/xpath-functions">
      <xsl:for-each select="@key">
        <xsl:attribute name="key" select="normalize-unicode(., 'NFC')"/>
      </xsl:for-each>
      <xsl:if test="self::fn:null">
        <xsl:variable name="kľúč" select="normalize-unicode(@key, 'NFC')"/>
        <xsl:attribute name="dôvod" select="(../fn:map[normalize-unicode(@key, 'NFC') eq 'dôvody']
            /fn:string[normalize-unicode(@key, 'NFC') eq $kľúč] ! trm:text(.), 'neznáme')[1]"/>
      </xsl:if>
      <xsl:apply-templates mode="zápis"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()" mode="zápis">
    <xsl:value-of select="normalize-unicode(translate(., '&#xA0;&#x202F;', '  '), 'NFC')"/>
  </xsl:template>

  <!-- nevracia nič, alebo odmietne -->
  <xsl:function name="sk:objekt" as="item()*">
    <xsl:param name="objekt" as="element(fn:map)"/>
    <xsl:param name="tvar" as="element()"/>
    <xsl:param name="cesta" as="xs:string"/>
    <xsl:for-each select="$objekt/*">
      <xsl:variable name="člen" select="$tvar/*[@n eq current()/@key]"/>
      <xsl:variable name="poradie" select="$cesta || '.' || position()"/>
      <xsl:choose>
        <xsl:when test="@key = preceding-sibling::*/@key">
          <xsl:sequence select="sk:odmietni($poradie, 'member-twice')"/>
        </xsl:when>
        <xsl:when test="self::fn:map[@key eq 'dôvody'] and $tvar/*/@null">
          <xsl:sequence select="sk:dôvody(., $objekt, $cesta || '.dôvody')"/>
        </xsl:when>
        <xsl:when test="empty($člen)">
          <xsl:sequence select="sk:odmietni($poradie, 'member-unknown')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="sk:hodnota(., $člen, $cesta || '.' || $člen/@n)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:sequence select="$tvar/*[@req][not(@n = $objekt/*/@key)] ! sk:odmietni($cesta || '.' || @n, 'required')"/>
  </xsl:function>

  <!-- každý dôvod je slovo a patrí k členu s hodnotou null -->
  <xsl:function name="sk:dôvody" as="item()*">
    <xsl:param name="dôvody" as="element(fn:map)"/>
    <xsl:param name="objekt" as="element(fn:map)"/>
    <xsl:param name="cesta" as="xs:string"/>
    <xsl:for-each select="$dôvody/*">
      <xsl:variable name="miesto" select="$cesta || '.' || position()"/>
      <xsl:sequence select="if (not(self::fn:string)) then sk:odmietni($miesto, 'type-string')
          else if (not(@key = $objekt/fn:null/@key)) then sk:odmietni($miesto, 'reason-without-null')
          else if (empty(trm:row('status', .))) then sk:odmietni($miesto, 'reason') else ()"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="sk:hodnota" as="item()*">
    <xsl:param name="hodnota" as="element()"/>
    <xsl:param name="tvar" as="element()"/>
    <xsl:param name="cesta" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$hodnota/self::fn:null">
        <xsl:sequence select="if ($tvar/@null) then () else sk:odmietni($cesta, 'null')"/>
      </xsl:when>
      <xsl:when test="local-name($hodnota) ne local-name($tvar)">
        <xsl:sequence select="sk:odmietni($cesta, 'type-' || local-name($tvar))"/>
      </xsl:when>
      <xsl:when test="$hodnota/self::fn:map">
        <xsl:sequence select="sk:objekt($hodnota, $tvar, $cesta)"/>
      </xsl:when>
      <xsl:when test="$hodnota/self::fn:array">
        <xsl:sequence select="if (count($hodnota/*) gt xs:integer(($tvar/@max, 99)[1])) then sk:odmietni($cesta, 'items-max')
            else if ($tvar/@req and empty($hodnota/*)) then sk:odmietni($cesta, 'items-min')
            else for $i in 1 to count($hodnota/*) return sk:hodnota($hodnota/*[$i], $tvar/*, $cesta || '.' || $i)"/>
      </xsl:when>
      <xsl:when test="$hodnota/self::fn:number">
        <xsl:sequence select="if (matches($hodnota, '^([0-9]|[12][0-9]|30)$')) then () else sk:odmietni($cesta, 'count')"/>
      </xsl:when>
      <xsl:when test="$hodnota/self::fn:string">
        <xsl:sequence select="if (sk:zapísané(trm:text($hodnota), $tvar/@k)) then () else sk:odmietni($cesta, 'pattern-' || $tvar/@k)"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- ako sa hodnoty zapisujú; kanonická správa pripúšťa to isté. Vzory sú doslovné, aby sa preložili iba raz. -->
  <xsl:function name="sk:zapísané" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="zápis" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$zápis eq 'slovo'"><xsl:sequence select="$text ne '' and string-length($text) le 60"/></xsl:when>
      <xsl:when test="$zápis eq 'meno'"><xsl:sequence select="$text ne '' and string-length($text) le 120"/></xsl:when>
      <xsl:when test="$zápis eq 'text'"><xsl:sequence select="$text ne '' and string-length($text) le 160"/></xsl:when>
      <xsl:when test="$zápis eq 'dátum'"><xsl:sequence select="matches($text, '^([0-9]{1,2}\. ?){0,2}[12][0-9]{3}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'verzia'"><xsl:sequence select="$text eq 'program-pomoci/2'"/></xsl:when>
      <xsl:when test="$zápis eq 'opis'"><xsl:sequence select="$text ne '' and string-length($text) le 4000"/></xsl:when>
      <xsl:when test="$zápis eq 'tlačivo'"><xsl:sequence select="true()"/></xsl:when>
      <xsl:when test="$zápis eq 'číslo'"><xsl:sequence select="matches($text, '^[\p{L}\p{N}][\p{L}\p{N} ./\-]{0,59}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'id'"><xsl:sequence select="matches($text, '^[A-Za-z0-9][A-Za-z0-9._:/\-]{0,79}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'rodné-číslo'"><xsl:sequence select="matches($text, '^[0-9]{6}/?[0-9]{3,4}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'telefón'"><xsl:sequence select="matches($text, '^\+[1-9][0-9]{1,14}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'email'"><xsl:sequence select="matches($text, '^[^@\s]{1,64}@[A-Za-z0-9.\-]{1,190}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'štát'"><xsl:sequence select="exists($trm:labels('Country')($text))"/></xsl:when>
      <xsl:when test="$zápis eq 'jazyk'"><xsl:sequence select="exists($trm:labels('Language')($text))"/></xsl:when>
      <xsl:when test="$zápis eq 'povolanie'"><xsl:sequence select="matches($text, '^[0-9]{1,4}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'odtlačok'"><xsl:sequence select="matches($text, '^[0-9a-f]{64}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'strana'"><xsl:sequence select="matches($text, '^[a-z][a-z0-9]*(-[a-z0-9]+){1,4}$') and string-length($text) le 40"/></xsl:when>
      <xsl:when test="$zápis eq 'spis'"><xsl:sequence select="matches($text, '^[0-9A-HJKMNP-TV-Z]{26}$')"/></xsl:when>
      <xsl:when test="$zápis eq 'správa'"><xsl:sequence select="matches($text, '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$')"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="sk:odmietni" as="item()*">
    <xsl:param name="cesta" as="xs:string"/>
    <xsl:param name="pravidlo" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:trmgateway:map:1', 'trm:SCHEMA'), '', ($cesta, $pravidlo))"/>
  </xsl:function>
</xsl:stylesheet>
