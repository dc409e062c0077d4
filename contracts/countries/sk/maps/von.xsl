<?xml version="1.0" encoding="UTF-8"?>
<!--
  Členy doručovaných tlačív. Člen, na ktorý sa nikto nepýtal, chýba; odmietnutý a neznámy má hodnotu null a dôvod v člene dôvody; čo brána
  neodovzdala, vymenúva člen neposkytnuté.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <!-- kto, komu a kedy: čo úrad uvedie v odpovedi -->
  <xsl:template name="sk:hlavička">
    <xsl:param name="tlačivo" as="xs:string"/>
    <string key="tlačivo"><xsl:value-of select="$tlačivo"/></string>
    <string key="verzia">program-pomoci/2</string>
    <string key="správa"><xsl:value-of select="$trm:context?message-id"/></string>
    <string key="spis"><xsl:value-of select="$trm:context?case-reference"/></string>
    <xsl:for-each select="$trm:context?case-number[. ne '']">
      <string key="číslo"><xsl:value-of select="."/></string>
    </xsl:for-each>
    <xsl:for-each select="$trm:context?in-reply-to[. ne '']">
      <string key="odpoveďNa"><xsl:value-of select="."/></string>
    </xsl:for-each>
    <string key="odosielateľ"><xsl:value-of select="$trm:context?from"/></string>
    <string key="príjemca"><xsl:value-of select="$trm:context?to"/></string>
    <string key="vytvorené"><xsl:value-of select="$trm:context?created"/></string>
  </xsl:template>

  <!-- objekt; členy s hodnotou null dostanú dôvody -->
  <xsl:function name="sk:objekt" as="element(fn:map)?">
    <xsl:param name="názov" as="xs:string?"/>
    <xsl:param name="členy" as="element()*"/>
    <xsl:if test="exists($členy)">
      <map>
        <xsl:if test="exists($názov)">
          <xsl:attribute name="key" select="$názov"/>
        </xsl:if>
        <xsl:sequence select="$členy[not(self::fn:null)]"/>
        <xsl:for-each select="$členy/self::fn:null">
          <null key="{@key}"/>
        </xsl:for-each>
        <xsl:where-populated>
          <map key="dôvody">
            <xsl:for-each select="$členy/self::fn:null">
              <string key="{@key}"><xsl:value-of select="@dôvod"/></string>
            </xsl:for-each>
          </map>
        </xsl:where-populated>
      </map>
    </xsl:if>
  </xsl:function>

  <!-- pole objektov -->
  <xsl:function name="sk:pole" as="element(fn:array)?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="položky" as="element()*"/>
    <xsl:if test="exists($položky)">
      <array key="{$názov}"><xsl:sequence select="$položky"/></array>
    </xsl:if>
  </xsl:function>

  <!-- null s dôvodom za odmietnutý alebo neznámy údaj -->
  <xsl:function name="sk:bez" as="element(fn:null)?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaje" as="element()*"/>
    <xsl:for-each select="$údaje[@trm_dataStatus = ('Unknown', 'Refused')][1]">
      <null key="{$názov}" dôvod="{if (@trm_dataStatus eq 'Refused') then 'odmietnuté' else 'neznáme'}"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="sk:text" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <string key="{$názov}"><xsl:value-of select="."/></string>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <!-- 7. 3. 1996, 3. 1996 alebo 1996 -->
  <xsl:function name="sk:dátum" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <string key="{$názov}"><xsl:value-of select="string-join(reverse(tokenize(., '-') ! string(xs:integer(.))), '. ')"/></string>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <xsl:function name="sk:áno" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <boolean key="{$názov}"><xsl:value-of select="."/></boolean>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>

  <xsl:function name="sk:počet" as="element()?">
    <xsl:param name="názov" as="xs:string"/>
    <xsl:param name="údaj" as="element()?"/>
    <xsl:for-each select="$údaj[not(@trm_dataStatus)]">
      <number key="{$názov}"><xsl:value-of select="xs:integer(.)"/></number>
    </xsl:for-each>
    <xsl:sequence select="sk:bez($názov, $údaj)"/>
  </xsl:function>
</xsl:stylesheet>
