import{$ as e,B as t,E as n,Et as r,Ft as i,Gt as a,Ht as o,Lt as s,Ma as c,Mt as l,Na as u,Oa as d,Ot as f,P as p,Pi as m,Ra as h,Rt as g,T as _,Tt as v,V as y,Vt as b,Wi as x,X as S,_a as ee,an as te,ao as C,fo as ne,i as re,ia as w,io as T,ir as E,j as ie,ja as D,lo as ae,m as O,n as oe,oo as k,qt as se,r as ce,tt as le,ut as ue,vi as de,za as A}from"./ui-DcSy0V4j.js";import{t as j}from"./Asked-CHBqajS2.js";import{t as fe}from"./Partial-BK1O-igU.js";import{_ as pe,a as M,c as N,d as P,f as me,g as F,h as I,i as L,l as R,m as z,n as he,o as ge,p as B,r as V,s as _e,t as ve,u as H,v as ye}from"./Dimensions-D6zYPJqP.js";import{F as be,I as xe,M as Se,n as Ce,r as we,t as Te}from"./useWidth-DIxgKSHb.js";import{t as Ee}from"./count-CexM_ARz.js";import{t as De}from"./NothingMatches-xPzcxq7F.js";import{r as Oe}from"./progress-CbV0XqKA.js";var ke=class extends Map{constructor(e,t=Ne){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(Ae(this,e))}has(e){return super.has(Ae(this,e))}set(e,t){return super.set(je(this,e),t)}delete(e){return super.delete(Me(this,e))}};function Ae({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function je({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Me({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Ne(e){return typeof e==`object`&&e?e.valueOf():e}function Pe(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Fe=Symbol(`implicit`);function Ie(){var e=new ke,t=[],n=[],r=Fe;function i(i){let a=e.get(i);if(a===void 0){if(r!==Fe)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new ke;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Ie(t,n).unknown(r)},Se.apply(i,arguments),i}function Le(){var e=Ie().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Pe(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return Le(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},Se.apply(d(),arguments)}var Re=we(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function ze(e){return Re(Le(),e)}function U(e){return function(){return e}}var Be=Math.PI,Ve=2*Be,W=1e-6,He=Ve-W;function Ue(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function We(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return Ue;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var Ge=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?Ue:We(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>W){if(!(Math.abs(u*s-c*l)>W)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((Be-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>W&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>W||Math.abs(this._y1-l)>W)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%Ve+Ve),d>He?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>W&&this._append`A${n},${n},0,${+(d>=Be)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};Ge.prototype;function Ke(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new Ge(t)}Array.prototype.slice;function qe(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Je(e){this._context=e}Je.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Ye(e){return new Je(e)}function Xe(e){return e[0]}function Ze(e){return e[1]}function Qe(e,t){var n=U(!0),r=null,i=Ye,a=null,o=Ke(s);e=typeof e==`function`?e:e===void 0?Xe:U(e),t=typeof t==`function`?t:t===void 0?Ze:U(t);function s(s){var c,l=(s=qe(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:U(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:U(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:U(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function $e(e,t){e(t)}function et(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=Qe();return e&&$e(i.x,e),t&&$e(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var tt=ne(xe());function nt(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=et({x:r,y:i,defined:l,curve:s});return t?C(T,{children:t({path:d})}):C(`path`,{ref:c,className:(0,tt.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var G=ne(ae(),1);function rt(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var it=64;function at(e,t,n){let r=Math.max(...e.map(e=>ot(e,t)),0);return{x:ze({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:Ce({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function ot({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function st(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/it)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function ct({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function lt(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function K({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function ut(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?K(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?K(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function dt({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),K(e)],v=ft({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=k(T,{children:[C(`rect`,{className:V.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return k(`g`,{className:V.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:C(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:C(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function ft({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=ct(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return C(`circle`,{className:V.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return C(`rect`,{className:V.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var pt=44,mt=20,ht=6;function gt({label:e,kind:t,columns:n,series:r,print:i,height:a=150,mark:o}){let s=(0,G.useRef)(null),c=Te(s),[l,u]=(0,G.useState)(null),[d,f]=(0,G.useState)(null),{x:p,y:m,isEmpty:h}=at(n,t,{width:c,height:a,left:pt,bottom:mt,top:ht}),g=l??_t(n),_=e=>{let t=ut(n,g,e.key);t&&(e.preventDefault(),e.stopPropagation(),u(t),s.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},v=d===null?void 0:n[d];return k(`div`,{className:V.chart,ref:s,style:{height:a},children:[c>0&&k(`svg`,{width:c,height:a,role:`group`,"aria-label":e,onKeyDown:_,onPointerLeave:()=>f(null),onBlur:()=>f(null),children:[C(vt,{y:m,width:c,print:i,isEmpty:h}),C(bt,{columns:n,x:p,width:c,height:a}),typeof o==`number`&&C(yt,{at:o,columns:n,x:p,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>lt(n,r).map((n,r)=>C(nt,{data:n,x:({key:e})=>(p(e)??0)+p.bandwidth()/2,y:({value:e})=>m(e),className:V.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>C(dt,{column:e,index:n,kind:t,series:r,x:p(e.key)??0,width:p.bandwidth(),step:p.step(),y:m,stop:g.column===n?g.link:null,choose:e=>u({column:n,link:e}),point:()=>f(n)},e.key))]}),v&&C(xt,{column:v,series:r,at:(p(v.key)??0)+p.bandwidth()/2,width:c})]})}function _t(e){return{column:e.findLastIndex(e=>K(e).length>0),link:0}}function vt({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return C(`g`,{"aria-hidden":!0,children:i.map(r=>k(be,{top:e(r),children:[C(`line`,{className:V.grid,x1:pt,x2:t}),C(`text`,{className:V.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function yt({at:e,columns:t,x:n,height:r}){let i=t.map(({key:e})=>Number(e)),[a=0,o=0]=[i.at(-1),i.at(-2)],s=rt(e,i,a+(a-o)),c=s&&t[s.column]?.key;if(!s||c==null)return null;let l=(n(c)??0)+s.part*n.step();return k(`g`,{"aria-hidden":!0,className:V.moment,"data-moment":!0,children:[C(`line`,{x1:l,x2:l,y1:ht,y2:r-mt}),C(`path`,{d:`M${l-4} 0h8l-4 6z`})]})}function bt({columns:e,x:t,width:n,height:r}){let i=st(e.length,n-pt);return C(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return C(`text`,{className:V.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function xt({column:e,series:t,at:n,width:r}){let i=n>r/2;return k(`div`,{className:V.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[C(`b`,{children:e.name}),e.isPart&&C(`small`,{children:` in part`}),C(`ul`,{children:t.map(({title:t,colour:n},r)=>k(`li`,{children:[C(`i`,{"data-colour":n}),C(`span`,{children:t}),C(`span`,{children:e.marks[r]?.text})]},t))})]})}function St({label:e,columns:t,series:n}){return C(ie,{label:`${e}, table`,className:V.table,children:k(`table`,{children:[C(`thead`,{children:k(`tr`,{children:[C(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>C(`th`,{scope:`col`,children:e},e))]})}),C(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>k(`tr`,{children:[k(`th`,{scope:`row`,children:[n===null?t:C(`a`,{href:n,children:t}),i&&C(`small`,{children:` in part`})]}),r.map((e,t)=>C(`td`,{children:e.href===void 0?e.text:C(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function q(e){let{title:t,kind:n,columns:r,series:i,print:a,height:o=150,mark:s,children:c}=e,[l,u]=(0,G.useState)(!1),d=(0,G.useId)();return k(`section`,{className:V.card,"aria-labelledby":d,children:[k(`header`,{children:[C(`h2`,{id:d,children:t}),C(E,{className:V.switch??``,"aria-label":`${t}: ${l?`chart`:`table`}`,onPress:()=>u(!l),children:l?`Chart`:`Table`})]}),c,l?C(St,{label:t,columns:r,series:i}):C(gt,{label:`${t} by time`,kind:n,columns:r,series:i,print:a,height:o,mark:s}),i.length>1&&!l&&C(Ct,{series:i})]})}function Ct({series:e}){return C(`ul`,{className:V.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>k(`li`,{children:[C(`i`,{"data-colour":t}),C(`bdi`,{children:C(a,{text:e})})]},e))})}var wt=6e4,Tt=60*wt*24,Et=[[`MINUTE`,100*wt],[`HOUR`,3*Tt],[`DAY`,92*Tt],[`WEEK`,550*Tt]];function Dt(e,t){return Et.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function Ot(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function kt(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var At=w(`
  query Overview(
    $filter: CompletionFilter
    $withoutUsage: CompletionFilter!
    $bucket: Bucket!
    $hasBefore: Boolean!
  ) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    withoutUsage: completionStats(filter: $withoutUsage, first: 1) {
      rows {
        count
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
      }
    }
  }
`),jt=w(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),Mt=w(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),Nt=w(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $others: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
    $hasOthers: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
    others: completionStats(filter: $others, bucket: $bucket, first: 1000)
      @include(if: $hasOthers) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),Pt=w(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),Ft=w(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        progress {
          left
          waiting
          waitingIsExact
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),It=w(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),Lt=864e5,Rt=({filter:e,range:t,hasBefore:n,zone:r})=>h({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await zt(e,t,i),o={unit:a,zone:r,fill:!0},s=O(e,Ut),{data:c,errors:l}=await x(At,{filter:e??null,withoutUsage:s,bucket:o,hasBefore:n},{signal:i});if(!c.totals&&!c.times)throw l[0]??Error(`the figures are missing`);let{building:u=!1,progress:d=null}=c.insightStatus??{};return{asOf:c.totals?.asOf??``,unit:a,totals:c.totals?.rows[0]??null,withoutUsage:c.withoutUsage?.rows[0]?.count??null,times:c.times?.rows??[],building:u?d??0:null,errors:l}}});async function zt(e,t,n){if(t?.from!=null&&t.to!==null)return Dt(t.from,t.to);let{data:r,errors:i}=await x(jt,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return Dt(o,(a.at(-1)??o)+Lt)}var Bt=({filter:e,hasBefore:t},n,r)=>h({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await x(Mt,a,{signal:i,exact:[`metadata`]});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Vt=({filter:e,zone:t},n,r,i)=>h({queryKey:[`overview`,`series`,e??{},n,t,r,i],queryFn:async({signal:a})=>{let[o=null,s=null,c=null,l=null,u=null]=r.map(t=>O(e,t)),d=i&&O(e,i),{data:f,errors:p}=await x(Nt,{bucket:{unit:n,zone:t,fill:!0},a:o,b:s,c,d:l,e:u,others:d,hasB:!!s,hasC:!!c,hasD:!!l,hasE:!!u,hasOthers:!!d},{signal:a});if(p[0])throw p[0];let m=Ht(f).slice(0,r.length);return d?[...m,f.others?.rows??[]]:m}});function Ht(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var J={status:{eq:`FAILED`}},Ut={cost:{isNull:!0},totalTokens:{isNull:!0}},Wt={cost:{isNull:!0},totalTokens:{isNull:!1}},Gt=({filter:e})=>h({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:O(e,J)},{data:r,errors:i}=await x(Pt,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),Kt=()=>h({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await x(Ft,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),qt=()=>h({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await x(It,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Jt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=Ot(i,t);return i.map((e,t)=>{let i=kt(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function Y(e,t,n){let r=Jt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>L({filter:e?O(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Yt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:F,columns:Y(e,t,({count:e,failedCount:t},n)=>({text:`${N(e)}, ${H(t)} failed`,marks:[{value:e-t,text:H(e-t)},{value:t,text:H(t),...t>0&&{href:n(J),label:`${H(t)} failed`}}]}))}}function Xt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:pe,columns:Y(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${z(e)} failed, ${H(t)} of ${H(n)}`,marks:[{value:e,text:z(e)}],only:J,isEmpty:t===0}))}}function Zt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:P,columns:Y(e,t,({cost:e,unpricedCount:t})=>({text:P(B(e))+(t>0?`, without ${H(t)} whose cost is not known`:``),marks:[{value:B(e),text:P(B(e))}],order:`-COST`}))}}function Qt(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:F,columns:Y(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${H(e)} tokens, ${H(t)} of prompts, ${H(n)} of completions`,marks:[{value:t,text:H(t)},{value:n,text:H(n)}],order:`-TOTAL_TOKENS`}))}}function $t(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:ye,columns:Y(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${I(e)}, p95 ${I(t)}, p99 ${I(n)}`+(me(99,r)?` of ${N(r)}, the slowest ${I(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:I(e)})),order:`-DURATION`}))}}var X=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:H,side:F,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:z,side:pe,of:e=>e.failureRate,only:J},{field:`COST`,title:`Cost`,kind:`bars`,print:P,side:P,of:e=>B(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:H,side:F,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:I,side:ye,of:e=>e.p95,order:`-DURATION`}],en=[1,2,3,4,5];function tn(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Jt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=O(n.own,s),m=t.only?O(p,t.only):p;return{value:d,text:f,href:L({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:en[n]??`other`})),columns:s,print:t.side}}function nn({scope:e,by:t,unit:n,measure:r,rows:i,isComplete:a}){let o=(0,G.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=oe(t,{text:e,value:n});return r?[{title:ce(t,e),condition:r}]:[]}),[i,t]),s=o.map(({condition:e})=>e),c=!a||i.length>o.length?{not:{or:s}}:null,l=Vt(e,n,s,c),u=A({...l,enabled:o.length>0});if(o.length===0)return null;let d=i.length>5?`, the first 5 and all other`:``;return C(j,{query:u,queryKey:l.queryKey,skeleton:C(p,{height:266}),children:i=>{let a={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=(c?[...o,{title:`other`,condition:c}]:o).map((e,t)=>({...e,rows:i[t]??[],isRest:t===o.length}));return C(q,{title:`${r.title} by ${t.title.toLowerCase()}${d}`,height:190,...tn(s,r,a),mark:e.mark})}})}var Z={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function rn({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return C(ie,{label:`By ${t.title}, table`,className:Z.groups,children:k(`table`,{children:[C(`thead`,{children:k(`tr`,{children:[C(`th`,{scope:`col`,children:t.title}),X.slice(0,4).map(e=>C(an,{measure:e,isOrder:e===r},e.field)),C(`th`,{scope:`col`,children:`p50`}),X.slice(4).map(e=>C(an,{measure:e,isOrder:e===r},e.field))]})}),C(`tbody`,{children:i.map(r=>C(on,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function an({measure:{field:e,title:t},isOrder:n}){return C(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:k(D,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,C(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function on({scope:e,by:t,total:n,most:r,row:i}){let[o=null]=i.group,s=ce(t,o),c=oe(t,{text:o,value:i.metadata}),l=c&&O(e.of.own,c),u=(t,n)=>l&&L({filter:t?O(l,t):l,range:e.range,order:n}),{previous:d,unpricedCount:f}=i,[p,m]=[B(i.cost),B(d?.cost)],h=n===null||n===0?null:i.count/n;return k(`tr`,{children:[k(`th`,{scope:`row`,children:[C(sn,{href:u(),children:C(`bdi`,{className:o===null?Z.none:void 0,children:C(a,{text:s})})}),C(`span`,{className:Z.share,"aria-hidden":!0,children:C(`i`,{style:{width:`${i.count/r*100}%`}})})]}),C(Q,{name:`Calls`,change:R(d?.count,i.count,M),more:h!==null&&z(h),children:H(i.count)}),C(Q,{name:`Failed`,change:R(d?.failureRate,i.failureRate,ge,!0),children:i.failedCount>0?C(sn,{href:u(J),children:z(i.failureRate)}):z(i.failureRate)}),C(Q,{name:`Cost`,change:R(m,p,M),more:f>0&&`${H(f)} not known`,children:C(sn,{href:p===null?null:u(void 0,`-COST`),children:P(p)})}),C(Q,{name:`Tokens`,change:R(d?.totalTokens,i.totalTokens,M),children:C(`span`,{title:H(i.totalTokens),children:F(i.totalTokens)})}),C(Q,{name:`p50`,change:R(d?.p50,i.p50,_e),children:I(i.p50)}),C(Q,{name:`p95`,change:R(d?.p95,i.p95,_e),more:me(95,i.count)&&`of ${N(i.count)}`,children:C(sn,{href:u(void 0,`-DURATION`),children:I(i.p95)})})]})}function Q({name:e,change:t,more:n,children:r}){return k(`td`,{"data-name":e,children:[k(`span`,{children:[r,n!==void 0&&n!==!1&&k(`small`,{children:[` `,n]})]}),C(he,{change:t})]})}function sn({href:e,children:t}){return e===null?t:C(`a`,{href:e,children:t})}var cn=[`model`,`tag`,`user`,`kind`,`failure`];function ln({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=u({from:`/overview`}),[a]=X,o=X.find(({field:e})=>e===i)??a,s=re(r)??re(`model`),c=(0,G.useId)();return!s||!o?null:k(`section`,{className:Z.breakdown,"aria-labelledby":c,children:[k(`header`,{children:[k(`h2`,{id:c,children:[`By `,s.key===null?s.title.toLowerCase():s.title]}),C(un,{scope:e,by:s})]}),C(dn,{scope:e,by:s,unit:t,total:n,measure:o})]})}function un({scope:e,by:t}){let n=c({from:`/overview`});return k(`nav`,{"aria-label":`Group by`,className:Z.choice,children:[cn.map(e=>C(D,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:re(e)?.title},e)),C(ve,{label:`Group by something else`,filter:e.filter,without:cn,by:t.name,choose:e=>void n({search:t=>({...t,by:e})})})]})}function dn({scope:e,by:t,unit:n,total:r,measure:i}){let a=Bt(e,t,i.field),o=A(a);return C(j,{query:o,queryKey:a.queryKey,skeleton:C(p,{height:620}),children:({rows:a,isComplete:o})=>k(T,{children:[C(nn,{scope:e,by:t,unit:n,measure:i,rows:a,isComplete:o}),C(rn,{scope:e,by:t,total:r,measure:i,rows:a}),k(`p`,{className:Z.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function fn({scope:e,of:{totals:t,times:n,unit:r,withoutUsage:i}}){let{own:a}=e.of,{range:o,zone:s,mark:c}=e,[l,u,d,f,p]=(0,G.useMemo)(()=>{let e={own:a,range:o,unit:r,zone:s};return[Yt,Xt,Zt,Qt,$t].map(t=>t(n,e))},[n,a,o,r,s]);if(!l||!u||!d||!f||!p)return null;let m=e=>L({filter:e?O(a,e):a,range:o});return k(`div`,{className:Z.cards,children:[C(q,{title:`Calls`,mark:c,...l,children:t&&C(pn,{of:t,href:m()})}),C(q,{title:`Failure rate`,mark:c,...u,children:t&&C(mn,{of:t,href:m(J)})}),C(q,{title:`Cost`,mark:c,...d,children:t&&C(hn,{of:t,withoutUsage:i??0,list:m})}),C(q,{title:`Tokens`,mark:c,...f,children:t&&C(gn,{of:t})}),C(`div`,{className:Z.wide,children:C(q,{title:`Duration`,mark:c,...p,children:t&&C(_n,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return k(`p`,{className:Z.figure,children:[C(`b`,{children:e}),k(`span`,{children:[C(he,{change:t,...n!==void 0&&{before:n}}),r]})]})}function pn({of:e,href:t}){let{previous:n}=e,r=R(n?.count,e.count,M);return C($,{figure:C(`a`,{href:t,children:H(e.count)}),change:r,before:H(n?.count),children:n&&k(`small`,{children:[`from `,H(n.count)]})})}function mn({of:e,href:t}){let{previous:n}=e;return C($,{figure:z(e.failureRate),change:R(n?.failureRate,e.failureRate,ge,!0),before:z(n?.failureRate),children:C(`small`,{children:e.failedCount>0?k(`a`,{href:t,children:[H(e.failedCount),` failed`]}):`none failed`})})}function hn({of:e,withoutUsage:t,list:n}){let[r,i]=[B(e.cost),B(e.previous?.cost)],a=Math.max(0,e.unpricedCount-t);return k($,{figure:P(r),change:R(i,r,M),before:P(i),children:[a>0&&k(`small`,{children:[`without `,k(`a`,{href:n(Wt),children:[N(a),` of no known price`]})]}),t>0&&k(`small`,{children:[`without `,k(`a`,{href:n(Ut),children:[N(t),` that report no usage`]})]})]})}function gn({of:e}){let{totalTokens:t,previous:n}=e;return C($,{figure:C(`span`,{title:H(t),children:F(t)}),change:R(n?.totalTokens,t,M),before:H(n?.totalTokens),children:n&&k(`small`,{children:[`from `,F(n.totalTokens)]})})}function _n({of:e}){let{previous:t}=e;return k(T,{children:[C(`div`,{className:Z.three,children:[`p50`,`p95`,`p99`].map(n=>C($,{figure:k(T,{children:[C(`small`,{children:n}),` `,I(e[n])]}),change:R(t?.[n],e[n],_e),before:I(t?.[n])},n))}),me(99,e.count)&&k(`p`,{className:Z.note,children:[`Of `,N(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,I(e.durationMax),`.`]})]})}function vn(e,t,n){return e<(t?.to??n)&&(t?.from==null||e>=t.from)}function yn({own:e,range:t,now:n,mark:r}){let i=r!==null&&vn(r,t,n)?{from:r,to:t?.to??n}:t,a=i&&s(i);return a&&{a:b(e,a)??{},b:b(e,i)??{}}}function bn({scope:e}){let{mark:t,damagedMark:n,range:r,of:i}=e,[a,o]=(0,G.useState)(!1);return a?C(xn,{scope:e,close:()=>o(!1)},t):t===null?k(T,{children:[n!==null&&k(l,{text:n,leave:()=>e.setMark(null),children:[`is no moment, so that none is marked. It would be `,C(`code`,{children:`2026-11-18T18:07:00Z`}),`.`]}),C(E,{onPress:()=>o(!0),children:`Mark a moment`})]}):k(`span`,{className:Z.moment,children:[C(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,C(S,{at:new Date(t).toISOString()}),!vn(t,r,i.now)&&C(`small`,{children:`outside the range`}),C(E,{onPress:()=>o(!0),children:`Move the mark`}),C(E,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function xn({scope:e,close:t}){let n=d(m),[i,a]=(0,G.useState)(v(e.mark??e.of.now,n)),o=r(i,n);return k(`form`,{className:Z.moment,"aria-label":`Mark a moment`,onSubmit:n=>{n.preventDefault(),o!==null&&e.setMark(o),t()},children:[k(`label`,{children:[`Moment, in `,f(n),` `,C(`input`,{type:`datetime-local`,step:1,value:i,onChange:({currentTarget:e})=>a(e.value)})]}),C(le,{text:i,zone:n}),C(E,{type:`submit`,isDisabled:o===null,children:`Mark it`}),C(E,{onPress:t,children:`Leave it`})]})}var Sn=`-7d`;function Cn(){let e=y(`/overview`,Sn),n=d(m),{mark:r}=u({from:`/overview`}),a=c({from:`/overview`});return(0,G.useMemo)(()=>{let s={...e,setRange:t=>e.setRange(t??`..`),clear:()=>void a({search:e=>t({...e,f:void 0,r:`..`})})},c=r===void 0?null:o(r),l=s.range&&i(s.range,s.now),u=l?.from!=null;return{of:s,range:l,filter:b(s.own,l),hasBefore:u,zone:f(n),before:u?wn(s.rangeText):null,mark:c,damagedMark:c===null?r??null:null,setMark:e=>{let n=e===null?void 0:new Date(e).toISOString();a({search:e=>t({...e,mark:n})})}}},[e,n,r,a])}function wn(e){let t=e===void 0?null:g(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function Tn({scope:{of:e}}){let t=A({...qt(),enabled:e.own===void 0});return e.own===void 0?t.data===!1?C(_,{}):C(n,{title:`No calls in this range`,children:k(`p`,{children:[e.range&&C(E,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,C(D,{to:`/completions`,children:`All completions`})]})}):C(De,{of:e,what:`completion`,language:ue,within:b,countOf:e=>ee.query(Ee(e))})}function En({scope:e,all:t}){let n=Gt(e),r=A(n),i=(0,G.useId)(),o=L({filter:O(e.of.own,J),range:e.range});return k(`section`,{className:Z.list,"aria-labelledby":i,children:[k(`header`,{children:[C(`h2`,{id:i,children:`Newest failures`}),k(`a`,{href:o,children:[`All `,t===null?``:H(t)]})]}),C(j,{query:r,queryKey:n.queryKey,skeleton:C(p,{height:300}),children:e=>C(`ul`,{children:e.map(({id:e,createdAt:t,model:n,failureKind:r,failureReason:i})=>k(`li`,{children:[k(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[k(`span`,{children:[k(`span`,{"aria-hidden":!0,className:Z.cross,children:[`✕`,` `]}),C(`bdi`,{children:C(a,{text:r??`failed`})})]}),C(`small`,{children:C(S,{at:t})})]}),k(`p`,{title:i??void 0,children:[n!==null&&C(`bdi`,{children:C(a,{text:n})}),n!==null&&i!==null&&` · `,C(`bdi`,{children:C(a,{text:i??``})})]})]},e))})})]})}function Dn(){let e=Kt(),t=A(e),n=(0,G.useId)();return k(`section`,{className:Z.list,"aria-labelledby":n,children:[k(`header`,{children:[C(`h2`,{id:n,children:`Left to be graded`}),C(`a`,{href:`#/tasks`,children:`All tasks`})]}),C(j,{query:t,queryKey:e.queryKey,skeleton:C(p,{height:300}),children:({nodes:e})=>e.length===0?C(`p`,{children:`There is no task yet.`}):C(`ul`,{children:e.map(e=>k(`li`,{children:[k(`a`,{href:L({filter:{ungradedForTask:e.id}}),children:[C(`span`,{children:C(`bdi`,{children:C(a,{text:e.name||e.id})})}),e.progress&&k(`b`,{children:[Oe(e.progress),` left`]})]}),k(`p`,{children:[e.progress&&k(T,{children:[te(e.progress.lastDay,`grade`),` in the last day · `]}),C(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,C(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function On(){let t=Cn(),n=Rt(t),r=A(n),{renew:i}=t.of,a=(0,G.useMemo)(()=>()=>{i(),r.refetch()},[i,r.refetch]);return de((0,G.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),C(se,{title:`Overview`,children:k(`div`,{className:Z.page,children:[C(e,{of:t.of}),C(j,{query:r,queryKey:n.queryKey,skeleton:C(An,{}),children:e=>k(T,{children:[C(kn,{scope:t,of:e,reload:a}),C(fe,{errors:e.errors,retry:()=>void r.refetch()}),e.totals?.count===0?C(Tn,{scope:t}):C(fn,{scope:t,of:e}),k(`div`,{className:Z.lists,children:[(e.totals?.failedCount??0)>0&&C(En,{scope:t,all:e.totals?.failedCount??null}),C(Dn,{})]}),e.totals?.count!==0&&C(ln,{scope:t,unit:e.unit,total:e.totals?.count??null})]})})]})})}function kn({scope:e,of:{asOf:t,building:n},reload:r}){let{of:i,range:a,before:o,mark:s}=e,c=yn({own:i.own,range:a,now:i.now,mark:s}),l=s!==null&&vn(s,a,i.now),u=e=>new Date(e).toISOString();return k(`div`,{className:Z.facts,children:[k(`p`,{children:[a?.from!=null&&a.to!==null?k(T,{children:[C(S,{at:u(a.from)}),` – `,C(S,{at:u(a.to)})]}):`All time`,o!==null&&k(T,{children:[` · compared with `,o]}),t!==``&&k(T,{children:[` `,`· counted up to `,C(S,{at:t})]})]}),n!==null&&k(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(n*100),` %): until it is, figures may be of a part of the calls.`]}),k(`span`,{className:Z.ways,children:[C(bn,{scope:e}),C(E,{onPress:r,children:`Count anew`}),c&&C(D,{to:`/compare`,search:{a:c.a,b:c.b},children:l?`What has changed since the mark?`:`What has changed since?`})]})]})}function An(){return C(`div`,{className:Z.cards,children:[1,2,3,4,5].map(e=>C(`span`,{className:Z.ghost},e))})}export{On as Overview};